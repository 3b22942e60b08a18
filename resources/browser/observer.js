// Runs in every page and worker of a watched browser before its own scripts: tells when a WebSocket is made, when
// close() is called and by which line, what its CloseEvent says, and what the page goes through meanwhile. Where many
// messages pass it tells their sizes, many at a time, so that the browser need not be asked for each of them.
// The page cannot tell that it is there: everything is called through what was there first, and nothing of it stays
// reachable. `@CHANNEL@` is replaced by the name of a function that takes one text; it is taken away at once.
(() => {
    'use strict';
    const scope = globalThis;
    const tell = scope['@CHANNEL@'];
    if (typeof tell !== 'function')
        return;
    delete scope['@CHANNEL@'];
    const Native = scope.WebSocket;
    if (typeof Native !== 'function')
        return;

    const { apply, construct } = Reflect;
    const { defineProperty, hasOwn } = Object;
    const describe = Object.getOwnPropertyDescriptor;
    /// Own properties only: the page may have added to Object.prototype.
    const getOwnPropertyDescriptor = (of, name) => {
        const found = describe(of, name);
        return found && { __proto__: null, ...found };
    };
    const { stringify } = JSON;
    const { captureStackTrace } = Error;
    const TheError = Error, TheProxy = Proxy;
    const bound = (method) => (self, ...rest) => apply(method, self, rest);
    const getter = (of, name) => {
        const found = of && getOwnPropertyDescriptor(of.prototype, name);
        return found && found.get ? (self) => apply(found.get, self, []) : () => undefined;
    };
    const find = bound(WeakMap.prototype.get), put = bound(WeakMap.prototype.set);
    const add = bound(Set.prototype.add), drop = bound(Set.prototype.delete);
    const each = bound(Set.prototype.forEach), countOf = getter(Set, 'size');
    const seek = bound(String.prototype.indexOf), cut = bound(String.prototype.slice);
    const listen = bound(EventTarget.prototype.addEventListener);
    const ignore = bound(EventTarget.prototype.removeEventListener);
    const stateOf = getter(Native, 'readyState'), urlOf = getter(Native, 'url');
    const waiting = getter(Native, 'bufferedAmount');
    const dataOf = getter(scope.MessageEvent, 'data'), blobSize = getter(scope.Blob, 'size');
    const protocolOf = getter(Native, 'protocol');
    const codeOf = getter(scope.CloseEvent, 'code'), reasonOf = getter(scope.CloseEvent, 'reason');
    const cleanOf = getter(scope.CloseEvent, 'wasClean');
    const persistedOf = getter(scope.PageTransitionEvent, 'persisted');
    const hiddenOf = getter(scope.Document, 'hidden');
    const now = bound(Performance.prototype.now).bind(null, performance);
    // A worker that has not begun has no timers yet: it goes without what needs them.
    const later = scope.setTimeout && scope.setTimeout.bind(scope);
    const never = scope.clearTimeout && scope.clearTimeout.bind(scope);
    const random = Math.random, round = Math.round;
    const realm = round(random() * 1e9);
    const page = typeof scope.Document === 'function' ? scope.document : null;

    let isOn = true, made = 0;
    const known = new WeakMap();
    const open = new Set();

    // As the page goes for another one nobody hears of it any longer: what its handlers do then is told
    // again if it comes back.
    const MOST_UNHEARD = 1024;
    let unheard = null, unheardCount = 0;
    const say = (what) => {
        if (!isOn)
            return;
        if (rows !== '')
            tellRows();
        if (unheard !== null && (what.k === 'close' || what.k === 'ended') && unheardCount < MOST_UNHEARD)
            unheard[unheardCount++] = { __proto__: null, at: now(), what };
        what.r = realm;
        try {
            tell(stringify(what));
        } catch (e) {
            // A page that broke its own globals is not ours to mend.
        }
    };

    /// The stack below `of`, whatever the page has made of Error.
    const stackBelow = (of) => {
        const limit = getOwnPropertyDescriptor(TheError, 'stackTraceLimit');
        const prepare = getOwnPropertyDescriptor(TheError, 'prepareStackTrace');
        if (prepare && !(prepare.configurable && hasOwn(prepare, 'value')))
            return '';
        const holder = { __proto__: null };
        try {
            if (prepare)
                defineProperty(TheError, 'prepareStackTrace', { __proto__: null, value: undefined });
            if (limit && limit.configurable)
                defineProperty(TheError, 'stackTraceLimit', { __proto__: null, value: 32 });
            captureStackTrace(holder, of);
            const text = holder.stack;
            return typeof text === 'string' ? text : '';
        } catch (e) {
            return '';
        } finally {
            if (prepare)
                defineProperty(TheError, 'prepareStackTrace', prepare);
            if (limit && limit.configurable)
                defineProperty(TheError, 'stackTraceLimit', limit);
        }
    };
    /// An error of the browser's own, without our lines in its stack. One that the page threw keeps its own.
    const asIfDirect = (error, of, line) => {
        try {
            const text = typeof error === 'object' && error ? describe(error, 'stack') : null;
            const stack = text && (typeof text.value === 'string' ? text.value : text.get && apply(text.get, error, []));
            const first = typeof stack === 'string' ? seek(stack, '\n    at ') : -1;
            if (first >= 0 && seek(stack, line, first) === first + 8)
                captureStackTrace(error, of);
        } catch (e) {
            // It keeps its stack.
        }
        return error;
    };

    // What waits to be sent grows, and timers come late: looked at only while a WebSocket lives.
    const PERIOD = 2000, MUCH = 1048576;
    let timer = 0, due = 0, told = 0;
    const look = () => {
        timer = 0;
        const late = round(now() - due);
        if (late >= 1500 && page && hiddenOf(page) && now() - told > 10000) {
            told = now();
            say({ __proto__: null, k: 'page', what: 'throttled', ms: late });
        }
        each(open, (one) => {
            const bytes = waiting(one.socket);
            if (bytes >= MUCH && bytes > one.bytes * 1.5) {
                one.bytes = bytes;
                say({ __proto__: null, k: 'page', what: 'buffered', id: one.id, bytes });
            } else if (bytes < MUCH) {
                one.bytes = 0;
            }
        });
        if (isOn && countOf(open) > 0)
            start();
    };
    const start = () => {
        if (timer !== 0 || !later)
            return;
        due = now() + PERIOD;
        timer = later(look, PERIOD);
    };

    // Messages. All are numbered; as long as there are many, each has a row: its WebSocket, kind, size and time.
    const MANY = 200, FEW = 100, PATIENCE = 10, TOGETHER = 250, LONGEST = 65536;
    const encoder = scope.TextEncoder && new TextEncoder(), room = encoder && new Uint8Array(16384);
    const encode = encoder && bound(TextEncoder.prototype.encodeInto);
    const isView = ArrayBuffer.isView, lengthOf = getter(ArrayBuffer, 'byteLength');
    const canTell = encoder && later && scope.MessageEvent;
    let isLoud = false, passed = 0, since = 0, calm = 0, rows = '', base = 0, report = 0, tail = 0;
    const tellRows = () => {
        const text = rows;
        rows = '';
        ++report;
        say({ __proto__: null, k: 'passed', at: base, now: now(), rows: text });
    };
    const tellTail = () => {
        tail = 0;
        if (rows !== '')
            tellRows();
    };
    const sizeOf = (text) => {
        let size = 0;
        for (let rest = text; ; ) {
            const done = encode(encoder, rest, room);
            size += done.written;
            if (done.read >= rest.length || done.read === 0)
                return size;
            rest = cut(rest, done.read);
        }
    };
    /// Of what is no text; -1 if it becomes one.
    const bytesOf = (data) => {
        if (typeof data !== 'object' || data === null)
            return -1;
        if (isView(data))
            return 0;
        try {
            return lengthOf(data);
        } catch (e) {
            // Of another kind.
        }
        try {
            return blobSize(data);
        } catch (e) {
            return -1;
        }
    };
    /// The second has passed, or enough messages.
    const weigh = (time) => {
        const rate = passed * 1000 / (time - since);
        passed = 0;
        since = time;
        calm = rate < FEW ? calm + 1 : 0;
        isLoud = canTell && isOn && (isLoud ? calm < PATIENCE : rate >= MANY);
    };
    /// `kind`: 0 and 1 text and binary that came, 2 and 3 that were sent.
    const pass = (one, kind, size, time) => {
        if (rows === '')
            base = time;
        if (one.report !== report) {
            one.report = report;
            rows += '#' + one.id + ',' + (kind < 2 ? one.came - 1 : one.came) + ',' + (kind > 1 ? one.sent - 1 : one.sent) + ';';
        }
        rows += one.id + ',' + kind + ',' + size + ',' + round((time - base) * 10) + ';';
        if (time - base >= TOGETHER || rows.length >= LONGEST)
            tellRows();
        else if (tail === 0)
            tail = later(tellTail, TOGETHER);
    };
    /// When that was, if it is to be told of.
    const counted = () => {
        ++passed;
        if (!isLoud && passed < FEW)
            return 0;
        const time = now(), told = isLoud;
        if (!told || time - since >= 1000)
            weigh(time);
        return told ? time : 0;
    };
    const came = (one, event) => {
        ++one.came;
        const time = counted();
        if (time === 0)
            return;
        const data = dataOf(event);
        if (typeof data === 'string')
            pass(one, 0, sizeOf(data), time);
        else
            pass(one, 1, bytesOf(data), time);
    };
    const went = (one, data, size) => {
        ++one.sent;
        const time = counted();
        if (time !== 0)
            pass(one, typeof data !== 'string' && bytesOf(data) >= 0 ? 3 : 2, size, time);
    };

    // Events that the page itself makes up are its own affair.
    const watch = (socket, id) => {
        const one = { __proto__: null, id, socket, bytes: 0, came: 0, sent: 0, report: -1, on: null };
        one.on = {
            __proto__: null,
            open: (event) => event.isTrusted && say({ __proto__: null, k: 'open', id, protocol: protocolOf(socket) }),
            message: (event) => event.isTrusted && came(one, event),
            error: (event) => event.isTrusted && say({ __proto__: null, k: 'error', id }),
            close: (event) => {
                if (!event.isTrusted)
                    return;
                drop(open, one);
                say({ __proto__: null, k: 'ended', id, code: codeOf(event), reason: reasonOf(event), clean: cleanOf(event),
                      unsent: waiting(socket) });
            },
        };
        put(known, socket, one);
        add(open, one);
        for (const name in one.on)
            listen(socket, name, one.on[name]);
        start();
    };

    const constructors = {
        __proto__: null,
        construct: function (target, values, newTarget) {
            if (!isOn)
                return construct(target, values, newTarget);
            const id = ++made;
            const asked = values[0];
            say({ __proto__: null, k: 'new', id, stack: stackBelow(constructors.construct),
                  url: typeof asked === 'string' ? asked : '' });
            let socket;
            try {
                socket = construct(target, values, newTarget);
            } catch (error) {
                say({ __proto__: null, k: 'threw', id, name: typeof error === 'object' && error ? '' + error.name : '',
                      text: typeof error === 'object' && error ? '' + error.message : '' });
                throw asIfDirect(error, constructors.construct, 'Object.construct (<anonymous>');
            }
            say({ __proto__: null, k: 'made', id, url: urlOf(socket) });
            watch(socket, id);
            return socket;
        },
        // For us alone, when the browser is no longer watched.
        restore: () => {
            isOn = false;
            if (timer !== 0)
                never(timer);
            if (tail !== 0)
                never(tail);
            each(open, (one) => {
                for (const name in one.on)
                    ignore(one.socket, name, one.on[name]);
            });
            if (observer)
                observer.disconnect();
            for (const [of, name, handler] of listeners)
                ignore(of, name, handler, true);
            putBack(scope, 'WebSocket', wrapped, Native);
            putBack(Native.prototype, 'constructor', wrapped, Native);
            putBack(Native.prototype, 'close', close, nativeClose);
            putBack(Native.prototype, 'send', send, nativeSend);
            putBack(Function.prototype, 'toString', text, nativeText);
        },
    };
    const wrapped = new TheProxy(Native, constructors);

    const nativeClose = Native.prototype.close;
    const closers = {
        __proto__: null,
        apply: function (target, self, values) {
            const one = isOn ? find(known, self) : undefined;
            const before = one === undefined ? 3 : stateOf(self);
            let result;
            try {
                result = apply(target, self, values);
            } catch (error) {
                throw asIfDirect(error, closers.apply, 'Object.apply (<anonymous>');
            }
            if (before < 2) {
                const code = values[0], reason = values[1];
                say({ __proto__: null, k: 'close', id: one.id, opening: before === 0, stack: stackBelow(closers.apply),
                      code: typeof code === 'number' || typeof code === 'string' ? round(+code) : null, unsent: waiting(self),
                      reason: typeof reason === 'string' ? reason : '' });
            }
            return result;
        },
    };
    const close = new TheProxy(nativeClose, closers);

    const nativeSend = Native.prototype.send;
    const senders = {
        __proto__: null,
        apply: function (target, self, values) {
            const one = isOn ? find(known, self) : undefined;
            const before = one === undefined || stateOf(self) !== 1 ? -1 : waiting(self);
            let result;
            try {
                result = apply(target, self, values);
            } catch (error) {
                throw asIfDirect(error, senders.apply, 'Object.apply (<anonymous>');
            }
            // What it becomes on its way is what waits now; nothing is sent yet.
            if (before >= 0 && stateOf(self) === 1)
                went(one, values[0], waiting(self) - before);
            return result;
        },
    };
    const send = new TheProxy(nativeSend, senders);

    const nativeText = Function.prototype.toString;
    // Windows that reach each other know the same functions, so that none of them sees what stands for another's.
    const SECRET = '@CHANNEL@';
    const natives = (() => {
        for (const name of ['parent', 'opener']) {
            try {
                const other = page ? scope[name] : null;
                const theirs = other && other !== scope ? other.Function.prototype.toString : null;
                if (theirs && apply(nativeText, theirs, []) === 'function () { [native code] }')
                    return apply(theirs, SECRET, []);
            } catch (e) {
                // Of another origin.
            }
        }
        return new WeakMap();
    })();
    /// The error of a built-in function that has a line of its own in the stack, without the two of ours behind it.
    const asIfBuiltIn = (error, self) => {
        const limit = getOwnPropertyDescriptor(TheError, 'stackTraceLimit');
        if (!limit || !limit.configurable || typeof limit.value !== 'number' || hasOwn(TheError, 'prepareStackTrace'))
            return error;
        defineProperty(TheError, 'stackTraceLimit', { __proto__: null, value: limit.value + 2 });
        try {
            apply(nativeText, self, []);
        } catch (again) {
            const text = again.stack;
            let at = -1, from = 0, to = 0;
            for (let line = 0; line < 4; ++line) {
                at = seek(text, '\n', at + 1);
                from = line === 1 ? at : from;
                to = at;
            }
            if (typeof text === 'string' && from > 0 && to > from)
                defineProperty(error, 'stack', { __proto__: null, value: cut(text, 0, from) + cut(text, to) });
        } finally {
            defineProperty(TheError, 'stackTraceLimit', limit);
        }
        return error;
    };
    const texts = {
        __proto__: null,
        apply: function (target, self, values) {
            if (self === SECRET)
                return natives;
            const known = typeof self === 'function' ? find(natives, self) : undefined;
            try {
                return apply(target, known || self, values);
            } catch (error) {
                throw asIfBuiltIn(error, self);
            }
        },
    };
    const text = new TheProxy(nativeText, texts);

    put(natives, wrapped, Native);
    put(natives, close, nativeClose);
    put(natives, send, nativeSend);
    put(natives, text, nativeText);
    const putInPlace = (of, name, value) => {
        const was = getOwnPropertyDescriptor(of, name);
        if (was && was.configurable)
            defineProperty(of, name, { __proto__: null, value });
    };
    const putBack = (of, name, ours, native) => {
        const is = getOwnPropertyDescriptor(of, name);
        if (is && is.configurable && is.value === ours)
            defineProperty(of, name, { __proto__: null, value: native });
    };
    putInPlace(Native.prototype, 'constructor', wrapped);
    putInPlace(Native.prototype, 'close', close);
    putInPlace(Native.prototype, 'send', send);
    putInPlace(Function.prototype, 'toString', text);
    putInPlace(scope, 'WebSocket', wrapped);

    // What the page goes through.
    const listeners = [];
    const on = (of, name, handler) => {
        listen(of, name, handler, true);
        listeners[listeners.length] = [of, name, handler];
    };
    const state = (what, more) => say({ __proto__: null, k: 'page', what, ...more });
    let observer = null;
    on(scope, 'online', () => state('online'));
    on(scope, 'offline', () => state('offline'));
    if (page) {
        const tellMissed = () => {
            const missed = unheard, count = unheardCount;
            unheard = null;
            unheardCount = 0;
            for (let i = 0; i < count; ++i) {
                missed[i].what.ago = round(now() - missed[i].at);
                say(missed[i].what);
            }
        };
        on(page, 'visibilitychange', () => {
            if (!hiddenOf(page))
                tellMissed();
            state(hiddenOf(page) ? 'hidden' : 'visible');
        });
        on(page, 'freeze', () => state('frozen'));
        on(page, 'resume', () => {
            tellMissed();
            state('resumed');
        });
        on(scope, 'pagehide', (event) => {
            tellTail();
            if (event.isTrusted && unheard === null)
                unheard = { __proto__: null };
        });
        on(scope, 'pageshow', (event) => {
            tellMissed();
            if (persistedOf(event))
                state('restored');
        });
        try {
            observer = new PerformanceObserver((list) => {
                for (const task of list.getEntries()) {
                    if (task.duration >= 200)
                        state('long_task', { ms: round(task.duration), ago: round(now() - task.startTime) });
                }
            });
            observer.observe({ type: 'longtask' });
        } catch (e) {
            observer = null;
        }
    }
    say({ __proto__: null, k: 'born', hidden: page ? hiddenOf(page) : false,
          top: page ? scope.parent === scope : false });
})();
