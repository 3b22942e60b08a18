// What a page could notice if its WebSocket were not the browser's own. Posts all answers to /checks/page or
// /checks/worker; the lab asks a browser that is watched and one that is not, and compares.
(async () => {
    const worker = typeof document === 'undefined';
    const found = {};
    const ask = (name, question) => {
        try {
            const answer = question();
            found[name] = answer === undefined ? 'undefined' : answer;
        } catch (e) {
            found[name] = `threw ${e.name}: ${e.message}`;
        }
    };
    const url = location.origin.replace('http', 'ws') + '/echo';
    const native = Function.prototype.toString;
    const describe = (of, name) => {
        const d = Object.getOwnPropertyDescriptor(of, name);
        return d && { w: d.writable, e: d.enumerable, c: d.configurable, v: typeof d.value, g: typeof d.get };
    };
    ask('name', () => WebSocket.name);
    ask('length', () => WebSocket.length);
    ask('typeof', () => typeof WebSocket);
    ask('tag', () => Object.prototype.toString.call(WebSocket));
    ask('tag of prototype', () => Object.prototype.toString.call(WebSocket.prototype));
    ask('text', () => WebSocket.toString());
    ask('text by String', () => String(WebSocket));
    ask('text by template', () => `${WebSocket}`);
    ask('text by Function.prototype', () => native.call(WebSocket));
    ask('text of close', () => native.call(WebSocket.prototype.close));
    ask('text of toString', () => native.call(native));
    ask('text of toString of itself', () => native.toString());
    ask('toString of none', () => native.call({}));
    ask('toString of a number', () => native.call(5));
    ask('toString: name', () => native.name + native.length);
    ask('toString: own', () => Object.getOwnPropertyNames(native).sort());
    ask('toString: prototype', () => 'prototype' in native);
    ask('toString: new', () => { new native(); });
    ask('toString of our own function', () => native.call(function a(b) { return b; }));
    ask('toString of a class', () => native.call(class A { x() {} }));
    ask('toString of a bound one', () => native.call(ask.bind(null)));
    ask('text of send', () => native.call(WebSocket.prototype.send));
    ask('constants', () => [WebSocket.CONNECTING, WebSocket.OPEN, WebSocket.CLOSING, WebSocket.CLOSED]);
    ask('constants of prototype', () => [WebSocket.prototype.CONNECTING, WebSocket.prototype.CLOSED]);
    ask('own names', () => Object.getOwnPropertyNames(WebSocket).sort());
    ask('own symbols', () => Object.getOwnPropertySymbols(WebSocket).length);
    ask('own names of prototype', () => Object.getOwnPropertyNames(WebSocket.prototype));
    ask('keys', () => Object.keys(WebSocket));
    ask('for in', () => { const all = []; for (const key in WebSocket) all.push(key); return all; });
    ask('describe', () => describe(globalThis, 'WebSocket'));
    ask('describe constructor', () => describe(WebSocket.prototype, 'constructor'));
    ask('describe prototype', () => describe(WebSocket, 'prototype'));
    ask('describe close', () => describe(WebSocket.prototype, 'close'));
    ask('describe send', () => describe(WebSocket.prototype, 'send'));
    ask('describe toString', () => describe(Function.prototype, 'toString'));
    ask('constructor', () => WebSocket.prototype.constructor === WebSocket);
    ask('prototype of it', () => Object.getPrototypeOf(WebSocket) === EventTarget);
    ask('prototype of prototype', () => Object.getPrototypeOf(WebSocket.prototype) === EventTarget.prototype);
    ask('close: name', () => WebSocket.prototype.close.name + WebSocket.prototype.close.length);
    ask('close: own', () => Object.getOwnPropertyNames(WebSocket.prototype.close).sort());
    ask('close: prototype', () => 'prototype' in WebSocket.prototype.close);
    ask('close: new', () => { new WebSocket.prototype.close(); });
    ask('close: of none', () => { WebSocket.prototype.close.call({}); });
    ask('send: name', () => WebSocket.prototype.send.name + WebSocket.prototype.send.length);
    ask('send: own', () => Object.getOwnPropertyNames(WebSocket.prototype.send).sort());
    ask('send: prototype', () => 'prototype' in WebSocket.prototype.send);
    ask('send: new', () => { new WebSocket.prototype.send(); });
    ask('send: of none', () => { WebSocket.prototype.send.call({}, 'a'); });
    ask('send: nothing', () => { new WebSocket(url).send(); });
    ask('send: too early', () => { new WebSocket(url).send('a'); });
    ask('send: twice the same', () => WebSocket.prototype.send === WebSocket.prototype.send);
    ask('close: twice the same', () => WebSocket.prototype.close === WebSocket.prototype.close);
    ask('without new', () => { WebSocket(url); });
    ask('call', () => { WebSocket.call({}, url); });
    ask('no url', () => { new WebSocket(); });
    ask('bad url', () => { new WebSocket('http://['); });
    ask('bad scheme', () => { new WebSocket('ftp://example.com/'); });
    ask('fragment', () => { new WebSocket(url + '#a'); });
    ask('twice the subprotocol', () => { new WebSocket(url, ['a', 'a']); });
    ask('bad subprotocol', () => { new WebSocket(url, ['a b']); });
    ask('symbol', () => { new WebSocket(Symbol('a')); });
    const stackOf = (question) => {
        try {
            question();
        } catch (e) {
            return e.stack.split('\n').map((line) => line.trim().replace(/https?:[^ )]*\/|:\d+:\d+/g, ''));
        }
        return 'did not throw';
    };
    ask('stack of a bad url', () => stackOf(() => new WebSocket('http://[')));
    ask('stack without new', () => stackOf(() => WebSocket(url)));
    ask('stack of a bad close', () => stackOf(() => new WebSocket(url).close(5)));
    ask('stack of an early send', () => stackOf(() => new WebSocket(url).send('a')));
    ask('stack of toString', () => stackOf(() => native.call({})));
    ask('errors of the page stay its own', () => {
        const mine = new RangeError('mine');
        const before = mine.stack;
        const answers = [];
        for (const question of [() => new WebSocket({ toString() { throw mine; } }), () => new WebSocket(url).close({ valueOf() { throw mine; } })]) {
            try {
                question();
            } catch (e) {
                answers.push(e === mine, e.stack === before);
            }
        }
        return answers;
    });
    ask('stack is', () => { try { new WebSocket('http://['); } catch (e) { return describe(e, 'stack') || null; } });
    ask('subclass', () => {
        class Own extends WebSocket {
            constructor(...all) {
                super(...all);
                this.mine = new.target === Own;
            }
            close(...all) {
                this.asked = true;
                return super.close(...all);
            }
        }
        const s = new Own(url);
        s.close();
        return [s.mine, s.asked, s instanceof Own, s instanceof WebSocket, s.constructor === Own, Object.getPrototypeOf(s) === Own.prototype];
    });
    ask('construct', () => {
        function Other() {}
        Other.prototype = { a: 1 };
        const s = Reflect.construct(WebSocket, [url], Other);
        return [s instanceof WebSocket, s instanceof Other, s.a];
    });
    ask('is constructor', () => { class A extends WebSocket {} return A.__proto__ === WebSocket; });
    ask('instance', () => {
        const s = new WebSocket(url, ['a', 'b']);
        const answer = [s instanceof WebSocket, s.readyState, s.url === url, s.binaryType, s.protocol, s.bufferedAmount,
                        Object.getOwnPropertyNames(s), s.constructor === WebSocket, String(s), s.close(), s.readyState];
        return answer;
    });
    ask('bad code', () => { const s = new WebSocket(url); s.close(1001); });
    ask('long reason', () => { const s = new WebSocket(url); s.close(1000, 'x'.repeat(124)); });
    ask('coerced once', () => {
        let times = 0;
        const s = new WebSocket({ toString() { ++times; return url; } });
        s.close({ valueOf() { ++times; return 4000; } }, { toString() { ++times; return 'a'; } });
        return times;
    });
    ask('prepareStackTrace is not called', () => {
        let calls = 0;
        Error.prepareStackTrace = () => { ++calls; return ''; };
        const s = new WebSocket(url);
        s.close();
        delete Error.prepareStackTrace;
        return calls;
    });
    ask('stackTraceLimit stays', () => {
        const before = Error.stackTraceLimit;
        Error.stackTraceLimit = 3;
        new WebSocket(url).close();
        const now = Error.stackTraceLimit;
        Error.stackTraceLimit = before;
        return [now, describe(Error, 'stackTraceLimit')];
    });
    ask('JSON is not ours', () => {
        const was = JSON.stringify;
        let calls = 0;
        JSON.stringify = (...all) => { ++calls; return was(...all); };
        new WebSocket(url).close();
        JSON.stringify = was;
        return calls;
    });
    ask('Object.prototype', () => {
        Object.prototype.toJSON = () => 'no';
        Object.prototype.get = () => 5;
        const s = new WebSocket(url);
        s.close();
        delete Object.prototype.toJSON;
        delete Object.prototype.get;
        return s.readyState;
    });
    ask('globals', () => Object.getOwnPropertyNames(globalThis).filter((name) => /^x|drop|bind|tell/i.test(name)).sort());
    ask('replaced', () => {
        const was = WebSocket;
        globalThis.WebSocket = function Mine() {};
        const name = WebSocket.name;
        globalThis.WebSocket = was;
        return [name, WebSocket.name];
    });
    // The order of events, and what they say.
    const order = [];
    await new Promise((done) => {
        const s = new WebSocket(url);
        s.addEventListener('open', () => { order.push('open'); s.send('a'); });
        s.onmessage = (event) => { order.push('message ' + event.data); s.close(4000, 'mine'); order.push('state ' + s.readyState); queueMicrotask(() => order.push('microtask')); };
        s.addEventListener('close', (event) => order.push(['first', event.code, event.reason, event.wasClean, event.isTrusted, event.target === s]));
        s.onclose = () => { order.push('second'); setTimeout(done, 50); };
        Promise.resolve().then(() => order.push('promise'));
        order.push('made');
    });
    found.order = order;
    // Whatever is sent, and many at once: what comes back, in its order.
    const back = [];
    let times = 0;
    await new Promise((done) => {
        const s = new WebSocket(url);
        s.addEventListener('message', (event) => {
            back.push(typeof event.data === 'string' ? event.data.length : String(event.data));
            if (event.data === 'last')
                done();
        });
        s.onopen = () => {
            s.dispatchEvent(new MessageEvent('message', { data: 'made up' }));
            for (let i = 0; i < 1000; ++i)
                s.send('x'.repeat(i % 50));
            s.send({ toString() { ++times; return 'coerced'; } });
            s.send('\ud83d\ude00\u00e9\ud800');
            s.send(new Uint8Array([1, 2, 3]).subarray(1));
            s.send(new ArrayBuffer(5));
            s.send(new Blob(['blob']));
            back.push(['buffered', s.bufferedAmount > 0, s.send('last')]);
        };
    });
    found.back = [back, times];
    const cut = [];
    await new Promise((done) => {
        const s = new WebSocket(url.replace('/echo', '/fin'));
        for (const name of ['open', 'error', 'close'])
            s.addEventListener(name, (event) => cut.push([name, event.code ?? null, event.wasClean ?? null]));
        s.onclose = () => done();
    });
    found.cut = cut;
    if (!worker) {
        const frame = document.createElement('iframe');
        document.documentElement.append(frame);
        ask('another window', () => {
            const other = frame.contentWindow;
            return [other.WebSocket === WebSocket, native.call(other.WebSocket), other.Function.prototype.toString.call(other.WebSocket),
                    other.Function.prototype.toString.call(WebSocket), other.Function.prototype.toString.call(native),
                    other.WebSocket.name, new other.WebSocket(url) instanceof other.WebSocket];
        });
        frame.remove();
    }
    await fetch('/checks/' + (worker ? 'worker' : 'page'), { method: 'POST', body: JSON.stringify(found) });
})();
