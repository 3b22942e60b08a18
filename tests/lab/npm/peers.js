// Both ends of many conversations, each with its real library, and a tee on either side of the relay between them that can
// freeze what comes from one end, as a stopped process or a dead path does.
//   client - front tee - Dropscope - back tee - server
// node peers.js SCENARIO…: prints {"targets": {scenario: port}}, reads {scenario: port of its relay} from standard input,
// plays them side by side, and prints {"scenario": …, "library": what the client's library said} lines. It ends when
// standard input does. BROKER_PORT: where an MQTT broker takes WebSockets.
'use strict';
const http = require('http');
const net = require('net');
const path = require('path');
const readline = require('readline');
const { AsyncLocalStorage } = require('async_hooks');
const { createRequire } = require('module');
const need = createRequire(path.join(process.env.DROPSCOPE_NPM, 'x.js'));

const sleep = ms => new Promise(done => setTimeout(done, ms));
const print = thing => process.stdout.write(JSON.stringify(thing) + '\n');
// Which scenario a callback of a library belongs to is known by its asynchronous context.
const playing = new AsyncLocalStorage();
const says = text => print({ scenario: playing.getStore(), library: String(text) });
const listening = server => new Promise(done => server.listen(0, '127.0.0.1', () => done(server.address().port)));

function tee(target) {
  const frozen = { client: false, server: false };
  const server = net.createServer({ allowHalfOpen: true }, near => {
    const far = net.connect({ port: target(), host: '127.0.0.1', allowHalfOpen: true });
    const pass = (from, to, side) => {
      from.on('data', data => { if (!frozen[side]) to.write(data); });
      from.on('end', () => { if (!frozen[side]) to.end(); });
      from.on('error', error => { if (!frozen[side] && error.code === 'ECONNRESET') to.resetAndDestroy(); });
    };
    pass(near, far, 'client');
    pass(far, near, 'server');
  });
  return { server, freeze: side => { frozen[side] = true; } };
}

// Socket.IO, both ends real.
const socketIo = (options, connected, space) => async () => {
  const { Server } = need('socket.io');
  const web = http.createServer();
  const io = new Server(web, { pingInterval: 500, pingTimeout: 400, ...options });
  if (options && options.refuses) io.use((socket, next) => next(new Error('not authorized')));
  if (connected) io.on('connection', connected);
  const scenario = playing.getStore(); // a connection of Dropscope comes from outside of it
  if (space) io.of(space).on('connection', () => print({ scenario, library: `joined ${space}` }));
  return { port: await listening(web), io };
};
const socketIoClient = (library, options) => async port => {
  const client = need(library)(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false, ...options });
  await new Promise(done => { client.on('connect', done); client.on('connect_error', error => { says(error.message); done(); }); });
  client.on('disconnect', says);
  return client;
};
const raw = (where, script) => async port => {
  const Socket = need('ws');
  const socket = new Socket(`ws://127.0.0.1:${port}${where}`);
  socket.on('error', () => {});
  socket.on('close', code => says(`close ${code}`));
  socket.on('message', message => script(socket, message.toString()));
  await new Promise(done => socket.on('open', done));
  return socket;
};

// SignalR: the real client; the server speaks as ASP.NET Core does.
const end = '\x1e';
const signalR = (greeted, ping) => async () => {
  const web = http.createServer((request, response) => response.end(JSON.stringify({
    negotiateVersion: 1, connectionId: 'id', connectionToken: 'token',
    availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text', 'Binary'] }] })));
  const sockets = new (need('ws').Server)({ server: web });
  sockets.on('connection', socket => {
    let greets = true;
    socket.on('error', () => {});
    socket.on('message', message => {
      for (const record of message.toString().split(end).filter(Boolean)) {
        if (greets) {
          greets = false;
          greeted(socket);
        } else if (JSON.parse(record).type === 7) {
          socket.close(1000);
        }
      }
    });
    if (ping) setInterval(() => socket.readyState === 1 && socket.send('{"type":6}' + end), ping).unref();
  });
  return { port: await listening(web) };
};
const welcome = socket => socket.send('{}' + end);
const signalRClient = tune => async port => {
  const library = need('@microsoft/signalr');
  const client = new library.HubConnectionBuilder().withUrl(`http://127.0.0.1:${port}/chat`)
    .configureLogging(library.LogLevel.None).build();
  if (tune) tune(client);
  client.onclose(error => says(error ? error.message : 'closed'));
  await client.start().catch(error => says(error.message));
  return client;
};

// GraphQL, both ends real.
const graphql = options => async () => {
  const { GraphQLSchema, GraphQLObjectType, GraphQLString } = need('graphql');
  const query = new GraphQLObjectType({ name: 'Query', fields: { hello: { type: GraphQLString, resolve: () => 'hi' } } });
  const web = http.createServer();
  need('graphql-ws/use/ws').useServer({ schema: new GraphQLSchema({ query }), ...options },
    new (need('ws').Server)({ server: web, path: '/graphql' }), 60000);
  return { port: await listening(web) };
};
const graphqlClient = options => async port => {
  const client = need('graphql-ws').createClient({ url: `ws://127.0.0.1:${port}/graphql`, webSocketImpl: need('ws'), lazy: false,
    retryAttempts: 0, onNonLazyError: () => {}, ...options, on: { closed: event => says(`closed ${event.code} ${event.reason}`), ...(options || {}).on } });
  await sleep(300);
  return client;
};

// SockJS: the real server.
const sockJs = connected => async () => {
  const echo = need('sockjs').createServer({ log: () => {}, heartbeat_delay: 300 });
  echo.on('connection', connected);
  const web = http.createServer();
  echo.installHandlers(web, { prefix: '/echo' });
  return { port: await listening(web) };
};

// Servers that say what they are told to.
const spoken = (protocol, connected) => async () => {
  const web = http.createServer();
  const sockets = new (need('ws').Server)({ server: web, handleProtocols: protocol ? () => protocol : undefined });
  sockets.on('connection', socket => { socket.on('error', () => {}); connected(socket); });
  return { port: await listening(web) };
};
const mqttClient = options => async port => {
  const client = need('mqtt').connect(`ws://127.0.0.1:${port}`, { reconnectPeriod: 0, ...options });
  client.on('close', () => says('close'));
  client.on('error', error => says(error.message));
  await new Promise(done => client.on('connect', done));
  return client;
};
const stompBroker = socket => {
  let beat;
  socket.on('message', message => {
    const text = message.toString();
    if (text.startsWith('CONNECT')) {
      socket.send('CONNECTED\nversion:1.2\nheart-beat:300,300\n\n\0');
      beat = setInterval(() => socket.readyState === 1 && socket.send('\n'), 300);
    } else if (text.startsWith('DISCONNECT')) {
      socket.send(`RECEIPT\nreceipt-id:${/receipt:(.*)/.exec(text)[1]}\n\n\0`);
      socket.close(1000, 'STOMP died');
    }
  });
  socket.on('close', () => clearInterval(beat));
};
const stompClient = async port => {
  const { Client } = need('@stomp/stompjs');
  Object.assign(global, { WebSocket: need('ws') });
  const client = new Client({ brokerURL: `ws://127.0.0.1:${port}/`, heartbeatIncoming: 300, heartbeatOutgoing: 300, reconnectDelay: 0 });
  client.onWebSocketClose = event => says(`close ${event.code}`);
  await new Promise(done => { client.onConnect = done; client.activate(); });
  return client;
};
const centrifuge = async () => spoken(null, socket => {
  socket.on('message', message => {
    if (message.toString().includes('"connect"'))
      socket.send('{"id":1,"connect":{"client":"x","version":"0","ping":1,"pong":true}}');
  });
  const beat = setInterval(() => socket.readyState === 1 && socket.send('{}'), 1000);
  socket.on('close', () => clearInterval(beat));
})();
const cable = (after, message) => spoken('actioncable-v1-json', socket => {
  socket.send('{"type":"welcome"}');
  setTimeout(() => { socket.send(JSON.stringify(message)); socket.close(1000); }, after);
});

// Servers that Dropscope itself connects to. They end a client that is silent for too long, as the real ones do.
const patient = (ms, socket, end) => {
  let timer;
  const heard = () => { clearTimeout(timer); timer = setTimeout(() => end(socket), ms); };
  socket.on('message', heard);
  socket.on('close', () => clearTimeout(timer));
  heard();
};
const strictStomp = socket => {
  patient(1500, socket, s => s.close(1000, 'STOMP died'));
  socket.on('message', message => {
    if (message.toString().startsWith('CONNECT')) socket.send('CONNECTED\nversion:1.2\nheart-beat:0,500\n\n\0');
  });
};
const strictPusher = socket => {
  socket.send(JSON.stringify({ event: 'pusher:connection_established', data: JSON.stringify({ socket_id: '1.2', activity_timeout: 1 }) }));
  patient(2500, socket, s => s.close(4201));
  socket.on('message', message => JSON.parse(message).event === 'pusher:ping' && socket.send('{"event":"pusher:pong","data":{}}'));
};
const strictCentrifuge = socket => {
  patient(2500, socket, s => s.close(3012, 'no pong'));
  socket.on('message', message => {
    if (!message.toString().includes('"connect"')) return;
    socket.send('{"id":1,"connect":{"client":"x","version":"0","ping":1,"pong":true}}');
    const beat = setInterval(() => socket.readyState === 1 && socket.send('{}'), 1000);
    socket.on('close', () => clearInterval(beat));
  });
};

const eio4 = '/socket.io/?EIO=4&transport=websocket';
const scenarios = {
  sio_client_frozen: [socketIo(), socketIoClient('socket.io-client'), async all => { await sleep(300); all.front.freeze('client'); }],
  sio_server_frozen: [socketIo(), socketIoClient('socket.io-client'), async all => { await sleep(700); all.back.freeze('server'); }],
  sio_kick: [socketIo({}, socket => setTimeout(() => socket.disconnect(), 200)), socketIoClient('socket.io-client')],
  sio_kick_hard: [socketIo({}, socket => setTimeout(() => socket.disconnect(true), 200)), socketIoClient('socket.io-client')],
  sio_client_leaves: [socketIo(), socketIoClient('socket.io-client'), async all => all.client.disconnect()],
  sio_server_stops: [socketIo(), socketIoClient('socket.io-client'), async all => { await sleep(200); all.made.io.close(); }],
  sio_refused: [socketIo({ refuses: true }), socketIoClient('socket.io-client'), async all => all.client.disconnect()],
  sio_never_joins: [socketIo({ connectTimeout: 45000 }), raw(eio4, (s, m) => m === '2' && s.send('3')), async all => { await sleep(200); all.client.send('2'); }],
  sio_too_large: [socketIo({ maxHttpBufferSize: 1000 }), socketIoClient('socket.io-client'), async all => all.client.emit('x', 'y'.repeat(2000))],
  sio_upgraded: [socketIo(), socketIoClient('socket.io-client', { transports: ['polling', 'websocket'] }), async all => { await sleep(800); all.client.disconnect(); }],
  sio2_leaves: [socketIo({ allowEIO3: true }), socketIoClient('socket.io-client-v2'), async all => { await sleep(200); all.client.disconnect(); }],
  sio2_server_frozen: [socketIo({ allowEIO3: true }), socketIoClient('socket.io-client-v2'), async all => { await sleep(700); all.back.freeze('server'); }],
  signalr_stops: [signalR(welcome, 300), signalRClient(), async all => { await sleep(200); await all.client.stop(); }],
  signalr_server_frozen: [signalR(welcome, 300), signalRClient(c => { c.serverTimeoutInMilliseconds = 1000; c.keepAliveIntervalInMilliseconds = 300; }),
    async all => { await sleep(1000); all.back.freeze('server'); }],
  signalr_error: [signalR(s => { welcome(s); setTimeout(() => { s.send('{"type":7,"error":"boom"}' + end); s.close(1000); }, 200); }), signalRClient()],
  signalr_come_back: [signalR(s => { welcome(s); setTimeout(() => { s.send('{"type":7,"allowReconnect":true}' + end); s.close(1000); }, 200); }), signalRClient()],
  signalr_refused: [signalR(s => { s.send('{"error":"no such protocol"}' + end); s.close(1000); }), signalRClient()],
  graphql_dispose: [graphql(), graphqlClient({ keepAlive: 0 }), async all => all.client.dispose()],
  graphql_unanswered: [graphql(), graphqlClient({ keepAlive: 300, on: { ping: received => received || setTimeout(() => process.pinged && process.pinged(), 900) } }),
    async all => { process.pinged = () => all.client.terminate(); all.back.freeze('server'); }],
  sockjs_code: [sockJs(c => setTimeout(() => c.close(4001, 'bye'), 200)), raw('/echo/123/abcdefgh/websocket', () => {})],
  mqtt_leaves: [null, mqttClient({ keepalive: 60 }), async all => { await sleep(200); all.client.end(); }],
  mqtt_cut: [null, mqttClient({ keepalive: 60 }), async all => { await sleep(200); all.client.end(true); }],
  // mosquitto counts in whole seconds: with a keep-alive of 1 it gives up before one and a half.
  mqtt_client_frozen: [null, mqttClient({ keepalive: 2 }), async all => { await sleep(200); all.front.freeze('client'); }],
  mqtt_server_frozen: [null, mqttClient({ keepalive: 1 }), async all => { await sleep(1500); all.back.freeze('server'); }],
  stomp_leaves: [spoken('v12.stomp', stompBroker), stompClient, async all => { await sleep(300); all.client.deactivate(); }],
  stomp_server_frozen: [spoken('v12.stomp', stompBroker), stompClient, async all => { await sleep(700); all.back.freeze('server'); }],
  centrifuge_server_frozen: [centrifuge, async port => {
    const { Centrifuge } = need('centrifuge');
    const client = new Centrifuge(`ws://127.0.0.1:${port}/connection/websocket`, { websocket: need('ws'), maxServerPingDelay: 1500 });
    client.on('connecting', event => says(`${event.code} ${event.reason}`));
    client.connect();
    await new Promise(done => client.on('connected', done));
    return client;
  }, async all => { await sleep(3200); all.back.freeze('server'); }],
  cable_restart: [cable(300, { type: 'disconnect', reason: 'server_restart', reconnect: true }), cableClient],
  own_sio_silent: [socketIo()],
  own_sio: [socketIo()],
  own_sio_namespace: [socketIo({}, null, '/admin')],
  // Version 3 waits for the client's heartbeat all the time: while this process is busy it may not read one that has come.
  own_sio3: [socketIo({ allowEIO3: true, pingTimeout: 10000 })],
  own_mqtt: [null],
  own_stomp: [spoken('v12.stomp', strictStomp)],
  own_pusher: [spoken(null, strictPusher)],
  own_centrifuge: [spoken(null, strictCentrifuge)],
  cable_unauthorized: [cable(300, { type: 'disconnect', reason: 'unauthorized', reconnect: false }), cableClient],
};

async function cableClient(port) {
  Object.assign(global, { WebSocket: need('ws'), document: { addEventListener() {}, removeEventListener() {}, visibilityState: 'visible' },
    addEventListener() {}, removeEventListener() {} });
  const { createConsumer, adapters } = need('@rails/actioncable');
  adapters.WebSocket = need('ws');
  const consumer = createConsumer(`ws://127.0.0.1:${port}/cable`);
  consumer.subscriptions.create('Chat', { disconnected: event => says(`disconnected ${JSON.stringify(event)}`) });
  return consumer;
}

const spread = 120; // ms between two beginnings, so that they do not hold each other up

async function prepare(name) {
  const [makeServer] = scenarios[name];
  const made = makeServer ? await makeServer() : { port: Number(process.env.BROKER_PORT) };
  const scene = { name, made, relay: 0, target: made.port };
  if (!scenarios[name][1]) return scene; // the client is Dropscope
  scene.back = tee(() => made.port);
  scene.front = tee(() => scene.relay);
  scene.target = await listening(scene.back.server);
  return scene;
}

async function play(scene) {
  const [, makeClient, act] = scenarios[scene.name];
  if (!makeClient) return;
  const client = await makeClient(await listening(scene.front.server));
  if (act) await act({ ...scene, client });
}

async function main() {
  for (const library of ['ws', 'socket.io', 'socket.io-client', 'socket.io-client-v2', '@microsoft/signalr', 'graphql',
    'graphql-ws', 'graphql-ws/use/ws', 'sockjs', 'mqtt', '@stomp/stompjs', 'centrifuge'])
    need(library); // takes long, and nothing else goes on meanwhile
  process.on('uncaughtException', error => says(error.message));
  process.on('unhandledRejection', error => says(error.message));
  const scenes = await Promise.all(process.argv.slice(2).map(name => playing.run(name, () => prepare(name))));
  print({ targets: Object.fromEntries(scenes.map(scene => [scene.name, scene.target])) });
  const lines = readline.createInterface({ input: process.stdin });
  const relays = JSON.parse((await lines[Symbol.asyncIterator]().next()).value);
  lines.on('close', () => process.exit(0));
  for (const scene of scenes) {
    scene.relay = relays[scene.name];
    playing.run(scene.name, () => play(scene).catch(error => says(error.stack)));
    await sleep(spread);
  }
}
main().catch(error => { says(error.stack); process.exit(1); });
