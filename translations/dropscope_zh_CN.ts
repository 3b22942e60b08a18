<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>knowledge</name>
    <message>
        <source>Codes below 1000 are not used: a peer that sends one breaks the protocol.</source>
        <translation>1000 以下的关闭码不使用：发送此类关闭码的对端违反了协议。</translation>
    </message>
    <message>
        <source>The purpose of the connection is fulfilled.</source>
        <translation>连接的目的已经达成。</translation>
    </message>
    <message>
        <source>The server is going down, or the page was left.</source>
        <translation>服务器即将下线，或用户离开了页面。</translation>
    </message>
    <message>
        <source>The peer received something that breaks the WebSocket protocol.</source>
        <translation>对端收到了违反 WebSocket 协议的内容。</translation>
    </message>
    <message>
        <source>The peer received a kind of data it cannot take, such as binary where only text is understood.</source>
        <translation>对端收到了它无法接受的数据类型，例如只支持文本却收到了二进制数据。</translation>
    </message>
    <message>
        <source>Has no meaning and must not be sent.</source>
        <translation>没有含义，不得发送。</translation>
    </message>
    <message>
        <source>The Close frame carried no code. Programs report this number; no Close frame may contain it.</source>
        <translation>关闭帧不带关闭码。此编号由程序报告，任何关闭帧都不得包含它。</translation>
    </message>
    <message>
        <source>The connection ended without a Close frame. Programs report this number; no Close frame may contain it.</source>
        <translation>连接没有关闭帧就结束了。此编号由程序报告，任何关闭帧都不得包含它。</translation>
    </message>
    <message>
        <source>The peer received a message whose content does not fit its type, such as text that is not UTF-8.</source>
        <translation>对端收到的消息内容与其类型不符，例如文本不是 UTF-8。</translation>
    </message>
    <message>
        <source>The peer received a message that its policy forbids; used when no other code fits.</source>
        <translation>对端收到了其策略所禁止的消息；没有其他合适的关闭码时使用。</translation>
    </message>
    <message>
        <source>The peer received a message too large for it.</source>
        <translation>对端收到的消息过大，无法处理。</translation>
    </message>
    <message>
        <source>The client needs an extension that the server did not agree to.</source>
        <translation>客户端需要某个扩展，而服务器没有同意。</translation>
    </message>
    <message>
        <source>An unexpected condition kept the peer from doing its work.</source>
        <translation>对端遇到意外情况，无法完成工作。</translation>
    </message>
    <message>
        <source>The server is restarting; clients are expected back after a random delay.</source>
        <translation>服务器正在重启；客户端应在随机延迟后重新连接。</translation>
    </message>
    <message>
        <source>A passing condition such as overload; clients are expected to come back later.</source>
        <translation>过载等暂时状况；客户端应稍后重新连接。</translation>
    </message>
    <message>
        <source>A gateway or proxy received an invalid answer from the server behind it.</source>
        <translation>网关或代理从其后面的服务器收到了无效的应答。</translation>
    </message>
    <message>
        <source>The TLS handshake failed. Programs report this number; no Close frame may contain it.</source>
        <translation>TLS 握手失败。此编号由程序报告，任何关闭帧都不得包含它。</translation>
    </message>
    <message>
        <source>Kept for the protocol and its revisions; nobody may send it yet.</source>
        <translation>为协议及其修订保留；目前任何人都不得发送。</translation>
    </message>
    <message>
        <source>Means something only where an extension that defines it was agreed to.</source>
        <translation>只有在协商了定义它的扩展时才有含义。</translation>
    </message>
    <message>
        <source>Its meaning depends on the library or framework in use.</source>
        <translation>含义取决于所使用的库或框架。</translation>
    </message>
    <message>
        <source>Its meaning depends on the application.</source>
        <translation>含义由应用决定。</translation>
    </message>
    <message>
        <source>Codes above 4999 do not exist: a peer that sends one breaks the protocol.</source>
        <translation>4999 以上的关闭码不存在：发送此类关闭码的对端违反了协议。</translation>
    </message>
    <message>
        <source>The gateway does not know what went wrong.</source>
        <translation>网关不清楚出了什么问题。</translation>
    </message>
    <message>
        <source>The client sent an opcode the gateway does not know, or an invalid payload for one.</source>
        <translation>客户端发送了网关不认识的 opcode，或其载荷无效。</translation>
    </message>
    <message>
        <source>The client sent a payload the gateway could not decode.</source>
        <translation>客户端发送了网关无法解码的载荷。</translation>
    </message>
    <message>
        <source>The client sent a payload before identifying itself.</source>
        <translation>客户端在表明身份（Identify）之前就发送了载荷。</translation>
    </message>
    <message>
        <source>The token sent by the client is wrong.</source>
        <translation>客户端发送的令牌有误。</translation>
    </message>
    <message>
        <source>The client identified itself twice.</source>
        <translation>客户端重复表明身份（Identify）。</translation>
    </message>
    <message>
        <source>The sequence number of the attempt to resume is invalid.</source>
        <translation>尝试恢复会话时的序列号无效。</translation>
    </message>
    <message>
        <source>The client sent payloads too quickly.</source>
        <translation>客户端发送载荷过快。</translation>
    </message>
    <message>
        <source>The session has timed out; a new one is needed.</source>
        <translation>会话已超时；需要新建会话。</translation>
    </message>
    <message>
        <source>The client identified itself with an invalid shard.</source>
        <translation>客户端表明身份（Identify）时使用了无效的分片（shard）。</translation>
    </message>
    <message>
        <source>The bot is in too many servers for one connection.</source>
        <translation>该机器人加入的服务器过多，单个连接无法容纳。</translation>
    </message>
    <message>
        <source>The client asked for an invalid gateway version.</source>
        <translation>客户端请求了无效的网关版本。</translation>
    </message>
    <message>
        <source>The client asked for intents that do not exist.</source>
        <translation>客户端请求了不存在的 intents。</translation>
    </message>
    <message>
        <source>The client asked for intents it may not have.</source>
        <translation>客户端请求了未获授权的 intents。</translation>
    </message>
    <message>
        <source>discord.js closes so before it resumes: a heartbeat was not answered, or the gateway asked for it. The reason says which.</source>
        <translation>discord.js 在恢复会话之前这样关闭：心跳没有得到应答，或网关要求这样做。具体见原因文本。</translation>
    </message>
    <message>
        <source>The client was removed from the voice channel.</source>
        <translation>客户端被移出了语音频道。</translation>
    </message>
    <message>
        <source>The voice server crashed; the session can be resumed.</source>
        <translation>语音服务器崩溃；会话可以恢复。</translation>
    </message>
    <message>
        <source>The call needs end-to-end encryption, which the client does not offer.</source>
        <translation>该通话要求端到端加密，而客户端没有提供。</translation>
    </message>
    <message>
        <source>The client id is wrong.</source>
        <translation>客户端 ID 有误。</translation>
    </message>
    <message>
        <source>The origin is not allowed.</source>
        <translation>不允许该来源（Origin）。</translation>
    </message>
    <message>
        <source>The client is being rate limited.</source>
        <translation>客户端正被限流。</translation>
    </message>
    <message>
        <source>The token of the connection was revoked.</source>
        <translation>该连接的令牌已被吊销。</translation>
    </message>
    <message>
        <source>The RPC version is not valid.</source>
        <translation>RPC 版本无效。</translation>
    </message>
    <message>
        <source>The encoding is not valid.</source>
        <translation>编码无效。</translation>
    </message>
    <message>
        <source>The client could not understand what the server sent.</source>
        <translation>客户端无法理解服务器发送的内容。</translation>
    </message>
    <message>
        <source>The client failed.</source>
        <translation>客户端出错。</translation>
    </message>
    <message>
        <source>The server could not understand what the client sent.</source>
        <translation>服务器无法理解客户端发送的内容。</translation>
    </message>
    <message>
        <source>The client subscribed before the connection was acknowledged.</source>
        <translation>客户端在连接得到确认之前就进行了订阅。</translation>
    </message>
    <message>
        <source>The server refused the connection&apos;s initialisation.</source>
        <translation>服务器拒绝了连接的初始化。</translation>
    </message>
    <message>
        <source>No subprotocol that both ends understand.</source>
        <translation>没有双方都支持的子协议。</translation>
    </message>
    <message>
        <source>The client did not initialise the connection in time.</source>
        <translation>客户端没有按时初始化连接。</translation>
    </message>
    <message>
        <source>The client used an operation id twice.</source>
        <translation>客户端重复使用了同一个操作 ID。</translation>
    </message>
    <message>
        <source>The client initialised the connection more than once.</source>
        <translation>客户端多次初始化连接。</translation>
    </message>
    <message>
        <source>The client gave the connection up, mostly because a ping was not answered.</source>
        <translation>客户端放弃了连接，多半是因为 ping 没有得到应答。</translation>
    </message>
    <message>
        <source>The server failed.</source>
        <translation>服务器出错。</translation>
    </message>
    <message>
        <source>The server did not acknowledge the connection in time.</source>
        <translation>服务器没有按时确认连接。</translation>
    </message>
    <message>
        <source>Pusher&apos;s client tries again after a pause.</source>
        <translation>Pusher 的客户端会在稍后重试。</translation>
    </message>
    <message>
        <source>The application takes only connections over TLS (wss).</source>
        <translation>应用只接受基于 TLS 的连接（wss）。</translation>
    </message>
    <message>
        <source>The connection was refused; trying again unchanged is useless.</source>
        <translation>连接被拒绝；原样重试无济于事。</translation>
    </message>
    <message>
        <source>The client is asked to try again after a second or more.</source>
        <translation>要求客户端在一秒或更长时间后重试。</translation>
    </message>
    <message>
        <source>The client is asked to reconnect at once.</source>
        <translation>要求客户端立即重连。</translation>
    </message>
    <message>
        <source>The client did not answer a ping in time.</source>
        <translation>客户端没有按时应答 ping。</translation>
    </message>
    <message>
        <source>The connection was closed after inactivity.</source>
        <translation>连接因长时间没有活动而被关闭。</translation>
    </message>
    <message>
        <source>The connection was refused.</source>
        <translation>连接被拒绝。</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>连接已关闭。</translation>
    </message>
    <message>
        <source>The server is shutting down.</source>
        <translation>服务器正在关停。</translation>
    </message>
    <message>
        <source>The connection&apos;s credentials have expired.</source>
        <translation>连接的凭据已过期。</translation>
    </message>
    <message>
        <source>A subscription&apos;s credentials have expired.</source>
        <translation>某个订阅的凭据已过期。</translation>
    </message>
    <message>
        <source>The client does not read fast enough.</source>
        <translation>客户端读取不够快。</translation>
    </message>
    <message>
        <source>The server could not write to the connection.</source>
        <translation>服务器无法向该连接写入。</translation>
    </message>
    <message>
        <source>The server found the client&apos;s position in a stream out of step.</source>
        <translation>服务器发现客户端在流中的位置不一致。</translation>
    </message>
    <message>
        <source>The client was told to reconnect.</source>
        <translation>要求客户端重连。</translation>
    </message>
    <message>
        <source>The client sent too many commands.</source>
        <translation>客户端发送的命令过多。</translation>
    </message>
    <message>
        <source>The client&apos;s state is no longer valid.</source>
        <translation>客户端的状态已失效。</translation>
    </message>
    <message>
        <source>A code after which Centrifuge&apos;s clients reconnect.</source>
        <translation>Centrifuge 的客户端收到此关闭码后会重连。</translation>
    </message>
    <message>
        <source>The client&apos;s token is invalid.</source>
        <translation>客户端的令牌无效。</translation>
    </message>
    <message>
        <source>The client did not authenticate in time.</source>
        <translation>客户端没有按时完成身份验证。</translation>
    </message>
    <message>
        <source>The client was disconnected on purpose.</source>
        <translation>客户端被有意断开。</translation>
    </message>
    <message>
        <source>There are too many connections.</source>
        <translation>连接过多。</translation>
    </message>
    <message>
        <source>The client has too many channels.</source>
        <translation>客户端的频道过多。</translation>
    </message>
    <message>
        <source>The client uses a protocol that this connection does not allow.</source>
        <translation>客户端使用了该连接不允许的协议。</translation>
    </message>
    <message>
        <source>The client may not do what it tried.</source>
        <translation>客户端无权执行所尝试的操作。</translation>
    </message>
    <message>
        <source>What the client asked for is not available.</source>
        <translation>客户端请求的内容不可用。</translation>
    </message>
    <message>
        <source>The client caused too many errors.</source>
        <translation>客户端引发的错误过多。</translation>
    </message>
    <message>
        <source>A code after which Centrifuge&apos;s clients give up.</source>
        <translation>Centrifuge 的客户端收到此关闭码后不再重连。</translation>
    </message>
    <message>
        <source>A code of the application after which Centrifuge&apos;s clients reconnect.</source>
        <translation>应用自定义的关闭码，Centrifuge 的客户端收到后会重连。</translation>
    </message>
    <message>
        <source>A code of the application after which Centrifuge&apos;s clients give up.</source>
        <translation>应用自定义的关闭码，Centrifuge 的客户端收到后不再重连。</translation>
    </message>
    <message>
        <source>The application told this session to disconnect; Phoenix&apos;s client reconnects.</source>
        <translation>应用要求该会话断开；Phoenix 的客户端会重连。</translation>
    </message>
    <message>
        <source>The server is draining its connections before it stops; Phoenix&apos;s client reconnects.</source>
        <translation>服务器在停止之前正在排空连接；Phoenix 的客户端会重连。</translation>
    </message>
    <message>
        <source>The client&apos;s library reports this number when the connection was cut.</source>
        <translation>连接被切断时，客户端的库会报告此编号。</translation>
    </message>
    <message>
        <source>The session has another connection, which is still open. The number comes in a message, not in a Close frame.</source>
        <translation>该会话另有一个连接，且仍然打开。此编号出现在消息中，而不是关闭帧中。</translation>
    </message>
    <message>
        <source>The session ends, the client did not answer a heartbeat, or it sent what is no SockJS message; the reason says which.</source>
        <translation>会话结束、客户端没有应答心跳，或客户端发送的不是 SockJS 消息；具体见原因文本。</translation>
    </message>
    <message>
        <source>The client could not authenticate itself.</source>
        <translation>客户端未能通过身份验证。</translation>
    </message>
    <message>
        <source>The client found that the router broke the protocol.</source>
        <translation>客户端发现路由器违反了协议。</translation>
    </message>
    <message>
        <source>The client closed its connection.</source>
        <translation>客户端关闭了自己的连接。</translation>
    </message>
    <message>
        <source>The server is shutting down, or the connection was stale or could not be read or written; the reason says which.</source>
        <translation>服务器正在关停，或连接已失去响应或无法读写；具体见原因文本。</translation>
    </message>
    <message>
        <source>The server could not parse what the client sent.</source>
        <translation>服务器无法解析客户端发送的内容。</translation>
    </message>
    <message>
        <source>Authentication failed or expired, the client was too slow, or there were too many connections; the reason says which.</source>
        <translation>身份验证失败或已过期、客户端太慢，或连接过多；具体见原因文本。</translation>
    </message>
    <message>
        <source>The client sent more than the server&apos;s largest payload.</source>
        <translation>客户端发送的内容超过了服务器允许的最大载荷。</translation>
    </message>
    <message>
        <source>Any other reason; the reason text says which.</source>
        <translation>其他任何原因；具体见原因文本。</translation>
    </message>
    <message>
        <source>gorilla/websocket (Go)</source>
        <translation>gorilla/websocket（Go）</translation>
    </message>
    <message>
        <source>No Close frame came: TCP ended with FIN while the program was reading.</source>
        <translation>没有收到关闭帧：程序读取时 TCP 以 FIN 结束。</translation>
    </message>
    <message>
        <source>Who sent the FIN: the other end, a proxy or its timer. 1006 was never on the wire.</source>
        <translation>FIN 由谁发出：可能是对端、代理或其定时器。1006 从未出现在线路上。</translation>
    </message>
    <message>
        <source>the system (Go, Rust, Python and others)</source>
        <translation>操作系统（Go、Rust、Python 等）</translation>
    </message>
    <message>
        <source>A RST came from that address.</source>
        <translation>收到来自该地址的 RST。</translation>
    </message>
    <message>
        <source>That the other end sent it: anything between may have.</source>
        <translation>RST 由对端发出：中间的任何设备都可能发出它。</translation>
    </message>
    <message>
        <source>The connection had been closed or reset before this was written.</source>
        <translation>写入之前，连接就已关闭或被重置。</translation>
    </message>
    <message>
        <source>The cause: it came earlier. Look for what ended the connection before the write.</source>
        <translation>原因：它发生在更早的时候。请查找写入之前是什么结束了连接。</translation>
    </message>
    <message>
        <source>ws (Node.js)</source>
        <translation>ws（Node.js）</translation>
    </message>
    <message>
        <source>The server, or a proxy before it, answered HTTP {status} instead of 101.</source>
        <translation>服务器或其前面的代理返回了 HTTP {status}，而不是 101。</translation>
    </message>
    <message>
        <source>Which of the two answered: compare the Server and Via headers.</source>
        <translation>应答的是两者中的哪一个：请比较 Server 和 Via 头。</translation>
    </message>
    <message>
        <source>The program itself called close() or terminate() while it was connecting.</source>
        <translation>程序在连接建立过程中自己调用了 close() 或 terminate()。</translation>
    </message>
    <message>
        <source>A fault of the network or of the server: the caller did not wait.</source>
        <translation>网络或服务器有问题：是调用方没有等待。</translation>
    </message>
    <message>
        <source>No answer to the upgrade came within handshakeTimeout, which the program set.</source>
        <translation>在程序设置的 handshakeTimeout 内，升级请求没有得到应答。</translation>
    </message>
    <message>
        <source>Whether the server got the request.</source>
        <translation>服务器是否收到了请求。</translation>
    </message>
    <message>
        <source>The answer is a 101 with an accept that does not fit the key: a cache, or something that is no WebSocket server.</source>
        <translation>应答是 101，但 Sec-WebSocket-Accept 与密钥不匹配：应答的是缓存，或者不是 WebSocket 服务器。</translation>
    </message>
    <message>
        <source>A fault of the client.</source>
        <translation>客户端有问题。</translation>
    </message>
    <message>
        <source>The answer is a 101 whose Upgrade header is missing or wrong.</source>
        <translation>应答是 101，但 Upgrade 头缺失或有误。</translation>
    </message>
    <message>
        <source>Who removed it: often a proxy that does not pass upgrades on.</source>
        <translation>是谁去掉了它：通常是不转发升级请求的代理。</translation>
    </message>
    <message>
        <source>The client offered subprotocols and the server chose none.</source>
        <translation>客户端提供了子协议，而服务器一个也没有选。</translation>
    </message>
    <message>
        <source>That the server refuses the client: it may not know subprotocols.</source>
        <translation>服务器拒绝了客户端：服务器可能只是不支持子协议。</translation>
    </message>
    <message>
        <source>The server chose a subprotocol that was not offered.</source>
        <translation>服务器选择了客户端未提供的子协议。</translation>
    </message>
    <message>
        <source>A frame came with a compression bit that was not negotiated, or bytes that are no frame.</source>
        <translation>收到的帧设置了未经协商的压缩位，或收到的字节根本不是帧。</translation>
    </message>
    <message>
        <source>Which machine made it: a proxy that strips Sec-WebSocket-Extensions does this, too.</source>
        <translation>是哪台机器造成的：去掉 Sec-WebSocket-Extensions 的代理也会如此。</translation>
    </message>
    <message>
        <source>A client&apos;s frame came unmasked.</source>
        <translation>收到的客户端帧没有加掩码。</translation>
    </message>
    <message>
        <source>That the client is at fault, where a proxy stands between.</source>
        <translation>问题出在客户端：中间可能有代理。</translation>
    </message>
    <message>
        <source>A frame came with a reserved opcode: often bytes that are no frame at all, such as an HTTP answer.</source>
        <translation>收到的帧使用了保留的操作码：这往往根本不是帧，而是 HTTP 应答之类的字节。</translation>
    </message>
    <message>
        <source>Which machine made it.</source>
        <translation>是哪台机器造成的。</translation>
    </message>
    <message>
        <source>The other end sent a code that must not be on the wire.</source>
        <translation>对端发送了不允许出现在线路上的关闭码。</translation>
    </message>
    <message>
        <source>What the sender meant by it.</source>
        <translation>发送方想用它表达什么。</translation>
    </message>
    <message>
        <source>A text message was not valid UTF-8.</source>
        <translation>有一条文本消息不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>That it was damaged on the way: splitting a character does it, too.</source>
        <translation>消息在途中损坏：把一个字符从中间拆开也会如此。</translation>
    </message>
    <message>
        <source>A message was larger than maxPayload of this end, which closes with 1009.</source>
        <translation>有一条消息超过了本端的 maxPayload，本端因此以 1009 关闭。</translation>
    </message>
    <message>
        <source>That the other end is at fault: the limit is this end&apos;s own.</source>
        <translation>问题出在对端：这是本端自己设置的上限。</translation>
    </message>
    <message>
        <source>The program sent on a connection that had ended before.</source>
        <translation>程序在已经结束的连接上发送数据。</translation>
    </message>
    <message>
        <source>Why it ended: look for the close event before it.</source>
        <translation>连接为何结束：请查看此前的 close 事件。</translation>
    </message>
    <message>
        <source>Node.js</source>
        <translation>Node.js</translation>
    </message>
    <message>
        <source>A RST came while this end was reading.</source>
        <translation>本端读取时收到 RST。</translation>
    </message>
    <message>
        <source>That the other end sent it: anything between may have, and it may have followed a Close frame.</source>
        <translation>RST 由对端发出：中间的任何设备都可能发出它，而且此前可能已有关闭帧。</translation>
    </message>
    <message>
        <source>The connection had ended before this was written.</source>
        <translation>写入之前，连接就已结束。</translation>
    </message>
    <message>
        <source>What ended it.</source>
        <translation>是什么结束了连接。</translation>
    </message>
    <message>
        <source>The server ended TCP before it had answered the upgrade.</source>
        <translation>服务器尚未应答升级请求就结束了 TCP。</translation>
    </message>
    <message>
        <source>Whether it was the server or a proxy, and why.</source>
        <translation>是服务器还是代理所为，以及原因。</translation>
    </message>
    <message>
        <source>Nothing listens at that address and port, or a firewall refuses for it.</source>
        <translation>该地址和端口上没有程序在监听，或防火墙代为拒绝。</translation>
    </message>
    <message>
        <source>That the server&apos;s machine is down: it answered.</source>
        <translation>服务器所在的机器已宕机：它作出了应答。</translation>
    </message>
    <message>
        <source>Nothing answered the connection attempt.</source>
        <translation>连接尝试没有得到任何应答。</translation>
    </message>
    <message>
        <source>That the server is down: a firewall that drops looks the same.</source>
        <translation>服务器已宕机：防火墙丢弃数据包时看起来也是这样。</translation>
    </message>
    <message>
        <source>What was sent was not acknowledged until TCP gave up, or keep-alive probes were not answered.</source>
        <translation>发出的数据一直未被确认，直到 TCP 放弃；或者保活探测没有得到应答。</translation>
    </message>
    <message>
        <source>Where on the path it was lost.</source>
        <translation>数据在路径上的哪一处丢失。</translation>
    </message>
    <message>
        <source>The resolver knows no such name.</source>
        <translation>域名解析中没有这个名称。</translation>
    </message>
    <message>
        <source>That the server is down.</source>
        <translation>服务器已宕机。</translation>
    </message>
    <message>
        <source>The resolver did not answer in time.</source>
        <translation>域名解析服务没有及时应答。</translation>
    </message>
    <message>
        <source>Anything about the name.</source>
        <translation>与该名称有关的任何情况。</translation>
    </message>
    <message>
        <source>websockets (Python)</source>
        <translation>websockets（Python）</translation>
    </message>
    <message>
        <source>TCP ended and neither side had sent a Close frame.</source>
        <translation>TCP 已结束，而双方都没有发送关闭帧。</translation>
    </message>
    <message>
        <source>FIN or RST, and by whom: both look alike here.</source>
        <translation>是 FIN 还是 RST，由谁发出：两者在这里看起来一样。</translation>
    </message>
    <message>
        <source>This end pinged and no pong came in time; it closes with 1011.</source>
        <translation>本端发送了 ping，但没有按时收到 pong，因此以 1011 关闭。</translation>
    </message>
    <message>
        <source>That the path is dead: a busy program does not answer either.</source>
        <translation>网络路径已中断：程序过忙时也不会应答。</translation>
    </message>
    <message>
        <source>The connection ended without a Close frame.</source>
        <translation>连接结束时没有关闭帧。</translation>
    </message>
    <message>
        <source>FIN or RST, and by whom.</source>
        <translation>是 FIN 还是 RST，由谁发出。</translation>
    </message>
    <message>
        <source>Tornado, Jupyter (Python)</source>
        <translation>Tornado、Jupyter（Python）</translation>
    </message>
    <message>
        <source>The server pinged, no pong came in time, and it closed with 1000.</source>
        <translation>服务器发送了 ping，但没有按时收到 pong，因此以 1000 关闭。</translation>
    </message>
    <message>
        <source>A wish to end: it is a timer, whatever the code says.</source>
        <translation>有人想结束连接：不管关闭码怎么说，这都是定时器所为。</translation>
    </message>
    <message>
        <source>undici (WebSocket of Node.js)</source>
        <translation>undici（Node.js 的 WebSocket）</translation>
    </message>
    <message>
        <source>The WebSocket did not open: no connection, or an answer other than 101.</source>
        <translation>WebSocket 未能建立：没有连通，或应答不是 101。</translation>
    </message>
    <message>
        <source>Which of the two, and the status: this text hides both.</source>
        <translation>是两者中的哪一种，以及状态码：这条信息两样都没有给出。</translation>
    </message>
    <message>
        <source>The answer was a 101 with an accept that does not fit the key.</source>
        <translation>应答是 101，但 Sec-WebSocket-Accept 与密钥不匹配。</translation>
    </message>
    <message>
        <source>The client offered subprotocols and the server chose none of them.</source>
        <translation>客户端提供了子协议，而服务器一个也没有选。</translation>
    </message>
    <message>
        <source>That the server refuses the client.</source>
        <translation>服务器拒绝了客户端。</translation>
    </message>
    <message>
        <source>The program called close() while it was connecting.</source>
        <translation>程序在连接建立过程中调用了 close()。</translation>
    </message>
    <message>
        <source>A fault of the network or of the server.</source>
        <translation>网络或服务器有问题。</translation>
    </message>
    <message>
        <source>That it was damaged on the way.</source>
        <translation>消息在途中损坏。</translation>
    </message>
    <message>
        <source>OkHttp (Java, Android)</source>
        <translation>OkHttp（Java、Android）</translation>
    </message>
    <message>
        <source>The client pinged (pingInterval) and no pong came until the next ping was due: it failed the connection itself.</source>
        <translation>客户端发送了 ping（pingInterval），直到该发下一个 ping 时仍未收到 pong，于是自行认定连接失败。</translation>
    </message>
    <message>
        <source>That the server is gone: the network between, a sleeping phone or a busy server look the same.</source>
        <translation>服务器已不在：中间的网络中断、手机休眠或服务器过忙，看起来都一样。</translation>
    </message>
    <message>
        <source>Jetty (Java)</source>
        <translation>Jetty（Java）</translation>
    </message>
    <message>
        <source>Jetty&apos;s idle timer (30 s by default) ended the connection with 1001.</source>
        <translation>Jetty 的空闲定时器（默认 30 秒）以 1001 结束了连接。</translation>
    </message>
    <message>
        <source>That the server went away: it is a timer.</source>
        <translation>服务器下线了：这是定时器所为。</translation>
    </message>
    <message>
        <source>Safari</source>
        <translation>Safari</translation>
    </message>
    <message>
        <source>The browser suspended the page and closed its connections.</source>
        <translation>浏览器挂起了页面，并关闭了它的连接。</translation>
    </message>
    <message>
        <source>A fault of the server or of the network.</source>
        <translation>服务器或网络有问题。</translation>
    </message>
    <message>
        <source>Socket.IO</source>
        <translation>Socket.IO</translation>
    </message>
    <message>
        <source>The server called disconnect() on this socket (message 41). The client does not reconnect by itself.</source>
        <translation>服务器对该套接字调用了 disconnect()（消息 41）。客户端不会自动重连。</translation>
    </message>
    <message>
        <source>A loss: the server&apos;s program meant it.</source>
        <translation>异常断开：这是服务器程序有意为之。</translation>
    </message>
    <message>
        <source>The client&apos;s own program called disconnect().</source>
        <translation>客户端程序自己调用了 disconnect()。</translation>
    </message>
    <message>
        <source>Any fault of the network or of the server.</source>
        <translation>网络或服务器有任何问题。</translation>
    </message>
    <message>
        <source>The connection beneath ended without a word of Socket.IO: a Close frame, FIN or RST.</source>
        <translation>底层连接已结束，而 Socket.IO 层没有任何通知：可能是关闭帧、FIN 或 RST。</translation>
    </message>
    <message>
        <source>By whom and why: a closed tab, a server that stopped and a proxy&apos;s timer all look alike.</source>
        <translation>由谁结束、为何结束：关闭标签页、服务器停止和代理的定时器到期，看起来都一样。</translation>
    </message>
    <message>
        <source>The connection beneath failed, or could not be opened.</source>
        <translation>底层连接失败，或未能建立。</translation>
    </message>
    <message>
        <source>Why: the error of the transport in its description tells more.</source>
        <translation>原因：错误的 description 中有传输层的错误，能说明更多。</translation>
    </message>
    <message>
        <source>A heartbeat of Engine.IO was not answered, or did not come, for pingInterval + pingTimeout (45 s by default).</source>
        <translation>Engine.IO 的心跳在 pingInterval + pingTimeout（默认 45 秒）内没有得到应答，或没有到来。</translation>
    </message>
    <message>
        <source>Which side was silent, without knowing on which side it was logged: a client says it of the server, a server of the client.</source>
        <translation>是哪一侧没有响应，除非知道这条日志出自哪一侧：客户端的日志指服务器，服务器的日志指客户端。</translation>
    </message>
    <message>
        <source>SignalR</source>
        <translation>SignalR</translation>
    </message>
    <message>
        <source>The server ended it with an error of its own: a client silent for 30 s, or an exception; EnableDetailedErrors tells which.</source>
        <translation>服务器因自己的错误结束了连接：客户端 30 秒没有发送数据，或发生了异常；启用 EnableDetailedErrors 可以看出是哪一种。</translation>
    </message>
    <message>
        <source>Which of the two it was.</source>
        <translation>是两者中的哪一种。</translation>
    </message>
    <message>
        <source>The client did not send the handshake of SignalR within 15 s after the WebSocket had opened.</source>
        <translation>WebSocket 建立后 15 秒内，客户端没有发送 SignalR 的握手。</translation>
    </message>
    <message>
        <source>A fault of the network: a client of another protocol does this.</source>
        <translation>网络有问题：使用其他协议的客户端也会如此。</translation>
    </message>
    <message>
        <source>Pusher</source>
        <translation>Pusher</translation>
    </message>
    <message>
        <source>The server asked with pusher:ping and got no pong: it closed with 4201.</source>
        <translation>服务器发送了 pusher:ping 而没有收到 pong，因此以 4201 关闭。</translation>
    </message>
    <message>
        <source>That the client is gone: a hidden, throttled tab answers late.</source>
        <translation>客户端已不在：被隐藏而降频的标签页会应答得很晚。</translation>
    </message>
    <message>
        <source>Centrifugo</source>
        <translation>Centrifugo</translation>
    </message>
    <message>
        <source>The client did not answer the server&apos;s ping: it closed with 3012.</source>
        <translation>客户端没有应答服务器的 ping，服务器因此以 3012 关闭。</translation>
    </message>
    <message>
        <source>That the client is gone: a throttled tab answers late.</source>
        <translation>客户端已不在：被降频的标签页会应答得很晚。</translation>
    </message>
    <message>
        <source>uWebSockets</source>
        <translation>uWebSockets</translation>
    </message>
    <message>
        <source>maxLifetime of uWebSockets struck: it closed with 1000.</source>
        <translation>达到了 uWebSockets 的 maxLifetime，连接以 1000 关闭。</translation>
    </message>
    <message>
        <source>A wish to end: the client shall come back.</source>
        <translation>有人想结束会话：服务器希望客户端重新连接。</translation>
    </message>
    <message>
        <source>Chrome&apos;s console</source>
        <translation>Chrome 控制台</translation>
    </message>
    <message>
        <source>The answer was HTTP {status} instead of 101.</source>
        <translation>应答是 HTTP {status}，而不是 101。</translation>
    </message>
    <message>
        <source>Whether the server or a proxy gave it; the console does not show the headers.</source>
        <translation>由服务器还是代理作出的应答；控制台不显示响应头。</translation>
    </message>
    <message>
        <source>A fault of the page.</source>
        <translation>页面有问题。</translation>
    </message>
    <message>
        <source>TCP was reset before the upgrade was answered.</source>
        <translation>升级请求得到应答之前，TCP 被重置。</translation>
    </message>
    <message>
        <source>By whom: the server, a proxy or a firewall.</source>
        <translation>由谁重置：服务器、代理或防火墙。</translation>
    </message>
    <message>
        <source>A RST came (os_error 104).</source>
        <translation>收到 RST（os_error 104）。</translation>
    </message>
    <message>
        <source>That the server sent it: anything between may have.</source>
        <translation>RST 由服务器发出：中间的任何设备都可能发出它。</translation>
    </message>
    <message>
        <source>Nothing listens at that address and port, or something refuses for it.</source>
        <translation>该地址和端口上没有程序在监听，或有设备代为拒绝。</translation>
    </message>
    <message>
        <source>That the machine is down: it answered.</source>
        <translation>机器已宕机：它作出了应答。</translation>
    </message>
    <message>
        <source>The network of the browser&apos;s machine changed, and the browser gave its connections up itself.</source>
        <translation>浏览器所在机器的网络发生变化，浏览器自己放弃了连接。</translation>
    </message>
    <message>
        <source>A fault of the server.</source>
        <translation>服务器有问题。</translation>
    </message>
    <message>
        <source>The browser&apos;s machine has no network.</source>
        <translation>浏览器所在的机器没有网络。</translation>
    </message>
    <message>
        <source>The machine went to sleep.</source>
        <translation>机器进入了休眠。</translation>
    </message>
    <message>
        <source>Nothing: so ends the request of each WebSocket that opened (NetLog).</source>
        <translation>无：凡是成功建立的 WebSocket，其请求都这样结束（NetLog）。</translation>
    </message>
    <message>
        <source>An error.</source>
        <translation>出现了错误。</translation>
    </message>
    <message>
        <source>A frame came with bits that were not negotiated; the browser closed with 1002.</source>
        <translation>收到的帧设置了未经协商的位，浏览器以 1002 关闭。</translation>
    </message>
    <message>
        <source>That the server made it: a proxy that strips Sec-WebSocket-Extensions does this, too.</source>
        <translation>由服务器造成：去掉 Sec-WebSocket-Extensions 的代理也会如此。</translation>
    </message>
    <message>
        <source>A text message was not valid UTF-8; Chrome closes with 1002.</source>
        <translation>有一条文本消息不是有效的 UTF-8；Chrome 以 1002 关闭。</translation>
    </message>
    <message>
        <source>browsers, CloseEvent</source>
        <translation>浏览器（CloseEvent）</translation>
    </message>
    <message>
        <source>No Close frame came before the connection ended, or it never opened.</source>
        <translation>连接结束前没有收到关闭帧，或连接从未建立。</translation>
    </message>
    <message>
        <source>Anything else: who, why, FIN or RST. It is never on the wire.</source>
        <translation>其他任何情况：由谁、为何、是 FIN 还是 RST。1006 从不出现在线路上。</translation>
    </message>
    <message>
        <source>nginx&apos;s error log</source>
        <translation>nginx 错误日志</translation>
    </message>
    <message>
        <source>At level [error] the upstream reset; at [info] the client did.</source>
        <translation>级别为 [error] 时，是上游重置了连接；级别为 [info] 时，是客户端。</translation>
    </message>
    <message>
        <source>That the end began there: a server that had closed in order resets, too, when more comes from the client. Of a TLS leg nginx logs nothing.</source>
        <translation>连接的结束由那里引起：服务器正常关闭后如果客户端又发来数据，也会重置。TLS 一侧的情况 nginx 不会记录。</translation>
    </message>
    <message>
        <source>nginx itself cut the connection: proxy_read_timeout (60 s by default) passed without data from the upstream.</source>
        <translation>nginx 自己切断了连接：在 proxy_read_timeout（默认 60 秒）内没有收到上游的数据。</translation>
    </message>
    <message>
        <source>A fault of the upstream: a WebSocket may be silent for longer.</source>
        <translation>上游有问题：WebSocket 可以静默更长的时间。</translation>
    </message>
    <message>
        <source>The server did not answer the upgrade within proxy_read_timeout: the client got 504.</source>
        <translation>服务器在 proxy_read_timeout 内没有应答升级请求：客户端收到 504。</translation>
    </message>
    <message>
        <source>The server ended TCP before it had answered: the client got 502.</source>
        <translation>服务器尚未应答就结束了 TCP：客户端收到 502。</translation>
    </message>
    <message>
        <source>Why: see the server&apos;s log at that second.</source>
        <translation>原因：请查看服务器在那一秒的日志。</translation>
    </message>
    <message>
        <source>Nothing listens at the upstream&apos;s address: the client got 502.</source>
        <translation>上游的地址上没有程序在监听：客户端收到 502。</translation>
    </message>
    <message>
        <source>nginx has marked all servers as failed and tried none.</source>
        <translation>nginx 已将所有服务器标记为失败，一个也没有尝试。</translation>
    </message>
    <message>
        <source>The state of the servers at that moment.</source>
        <translation>服务器在那一刻的状态。</translation>
    </message>
    <message>
        <source>The page itself called close(), or a library of it did, while the connection was still being opened.</source>
        <translation>连接仍在建立时，页面自己或它使用的库调用了 close()。</translation>
    </message>
    <message>
        <source>That the server or the network was at fault. React&apos;s StrictMode mounts twice and does this; so does a timer of a client library.</source>
        <translation>问题出在服务器或网络。React 的 StrictMode 会挂载两次，从而造成这种情况；客户端库的定时器也会。</translation>
    </message>
    <message>
        <source>The browser gave the attempt up by itself, before the server&apos;s answer counted.</source>
        <translation>浏览器在服务器的应答生效之前自己放弃了连接尝试。</translation>
    </message>
    <message>
        <source>Why: most often it does not trust the certificate of a wss:// address, or the server asks for a client certificate; a page that is left does it, too.</source>
        <translation>原因：最常见的是浏览器不信任该 wss:// 地址的证书，或服务器要求客户端证书；离开页面也会如此。</translation>
    </message>
    <message>
        <source>No answer to the upgrade came in the time that the browser waits.</source>
        <translation>在浏览器的等待时间内，升级请求没有得到应答。</translation>
    </message>
    <message>
        <source>Whether the server or something before it kept the answer back.</source>
        <translation>是服务器还是其前端设备扣住了应答。</translation>
    </message>
    <message>
        <source>TCP was ended before any answer to the upgrade had come.</source>
        <translation>升级请求得到任何应答之前，TCP 就已结束。</translation>
    </message>
    <message>
        <source>Who ended it: a server that does not know this path often does, a proxy that is not told to pass WebSockets on as well.</source>
        <translation>由谁结束：不认识该路径的服务器常会这样，未配置为转发 WebSocket 的代理也会。</translation>
    </message>
    <message>
        <source>Where the head of a frame should be, there were other bytes.</source>
        <translation>本应是帧头的地方出现了其他字节。</translation>
    </message>
    <message>
        <source>Who put them there: the server&apos;s library, a proxy that rewrites, or an HTTP error text after the 101.</source>
        <translation>这些字节从何而来：可能是服务器的库、改写数据的代理，或 101 之后的 HTTP 错误文本。</translation>
    </message>
    <message>
        <source>A masked frame came from the server&apos;s side.</source>
        <translation>从服务器一侧收到了加掩码的帧。</translation>
    </message>
    <message>
        <source>That the server made it: something between may send frames in its name.</source>
        <translation>由服务器造成：中间的设备可能以它的名义发送帧。</translation>
    </message>
    <message>
        <source>A continuation came without a message that it continues.</source>
        <translation>收到了延续帧，却没有可供它延续的消息。</translation>
    </message>
    <message>
        <source>Which end or proxy lost the beginning.</source>
        <translation>消息的开头是被哪一端或哪个代理丢掉的。</translation>
    </message>
    <message>
        <source>The page asked for a subprotocol, and the 101 chose none; Chrome then gives up.</source>
        <translation>页面请求了子协议，而 101 一个也没有选；Chrome 因此放弃连接。</translation>
    </message>
    <message>
        <source>That the server lacks it: a proxy may have removed the header. Firefox opens such a connection.</source>
        <translation>服务器不支持该子协议：可能是代理去掉了这个头。Firefox 会接受这样的连接。</translation>
    </message>
    <message>
        <source>A 101 came without Upgrade.</source>
        <translation>收到了不带 Upgrade 的 101。</translation>
    </message>
    <message>
        <source>Who made that answer: compare its Server and Via headers.</source>
        <translation>是谁作出的应答：请比较其 Server 和 Via 头。</translation>
    </message>
    <message>
        <source>The browser refused it before anything was sent: a page from https:// may only open wss://.</source>
        <translation>浏览器在发送任何数据之前就拒绝了它：https:// 页面只能打开 wss://。</translation>
    </message>
    <message>
        <source>Anything about the server: it never heard of it.</source>
        <translation>与服务器有关的任何情况：它根本没有收到请求。</translation>
    </message>
    <message>
        <source>The page&apos;s own policy (connect-src) does not allow that address; nothing was sent.</source>
        <translation>页面自己的策略（connect-src）不允许该地址；没有发送任何数据。</translation>
    </message>
    <message>
        <source>The browser trusts nobody who signed the certificate: self-signed, or a part of its chain is missing.</source>
        <translation>浏览器不信任证书的任何签发者：证书是自签名的，或证书链不完整。</translation>
    </message>
    <message>
        <source>Whether the certificate is the server&apos;s own: a proxy or a scanner of TLS may have put its own in.</source>
        <translation>证书是否为服务器自己的：代理或 TLS 扫描软件可能换上了自己的证书。</translation>
    </message>
    <message>
        <source>The certificate is for other names than the one in the address.</source>
        <translation>证书中的名称与地址中的名称不符。</translation>
    </message>
    <message>
        <source>Which of the two is wrong.</source>
        <translation>两者中哪一个有误。</translation>
    </message>
    <message>
        <source>The certificate has expired, or is not valid yet, by the browser&apos;s clock.</source>
        <translation>按浏览器的时钟，证书已过期或尚未生效。</translation>
    </message>
    <message>
        <source>That the clock of that machine is right.</source>
        <translation>那台机器的时钟是准的。</translation>
    </message>
    <message>
        <source>What came was no TLS, or broken TLS.</source>
        <translation>收到的不是 TLS，或是损坏的 TLS。</translation>
    </message>
    <message>
        <source>That the server is broken: often that port speaks plain HTTP.</source>
        <translation>服务器有故障：该端口往往只是使用不带 TLS 的 HTTP。</translation>
    </message>
    <message>
        <source>The two ends have no version of TLS, or no cipher, in common.</source>
        <translation>两端没有共同的 TLS 版本或密码套件。</translation>
    </message>
    <message>
        <source>Which of them is too old.</source>
        <translation>两端中哪一端过旧。</translation>
    </message>
    <message>
        <source>The name could not be turned into an address.</source>
        <translation>该名称无法解析为地址。</translation>
    </message>
    <message>
        <source>That the name does not exist: the resolver may be at fault.</source>
        <translation>该名称不存在：问题可能出在域名解析服务。</translation>
    </message>
    <message>
        <source>Whether a firewall dropped it or the host is down.</source>
        <translation>是被防火墙丢弃，还是主机已宕机。</translation>
    </message>
    <message>
        <source>There is no route to that address.</source>
        <translation>没有到该地址的路由。</translation>
    </message>
    <message>
        <source>At which hop it ends.</source>
        <translation>在哪一跳中断。</translation>
    </message>
    <message>
        <source>TCP was ended with FIN before the answer was complete.</source>
        <translation>应答尚未完整，TCP 就以 FIN 结束。</translation>
    </message>
    <message>
        <source>Who ended it: the server or anything before it.</source>
        <translation>由谁结束：服务器，或其前面的任何设备。</translation>
    </message>
    <message>
        <source>The forward proxy answered CONNECT with an error.</source>
        <translation>正向代理对 CONNECT 返回了错误。</translation>
    </message>
    <message>
        <source>Whether the proxy forbids it or could not reach the server.</source>
        <translation>是代理不允许，还是代理连不上服务器。</translation>
    </message>
    <message>
        <source>The forward proxy that the browser is told to use could not be reached.</source>
        <translation>无法连接到为浏览器设置的正向代理。</translation>
    </message>
    <message>
        <source>Anything about the server.</source>
        <translation>与服务器有关的任何情况。</translation>
    </message>
    <message>
        <source>An extension of the browser, or a rule of its own, refused it; nothing was sent.</source>
        <translation>被浏览器的扩展或浏览器自身的规则拒绝；没有发送任何数据。</translation>
    </message>
    <message>
        <source>Which extension: try without them.</source>
        <translation>是哪个扩展：请停用扩展后再试。</translation>
    </message>
    <message>
        <source>The port is on the browser&apos;s list of forbidden ones; nothing was sent.</source>
        <translation>该端口在浏览器的禁用列表中；没有发送任何数据。</translation>
    </message>
    <message>
        <source>The browser has as many sockets open as it allows.</source>
        <translation>浏览器打开的套接字数已达到其上限。</translation>
    </message>
    <message>
        <source>That this connection is the one that is too many: look for a page that opens them without closing.</source>
        <translation>多出来的就是这个连接：请查找只打开连接而不关闭的页面。</translation>
    </message>
    <message>
        <source>Firefox&apos;s console</source>
        <translation>Firefox 控制台</translation>
    </message>
    <message>
        <source>The connection never came to an open WebSocket.</source>
        <translation>WebSocket 始终没有建立。</translation>
    </message>
    <message>
        <source>Why: refused, not answered, another status than 101 and a certificate that is not trusted all read like this. The network page of Firefox has the status.</source>
        <translation>原因：被拒绝、没有应答、状态码不是 101、证书不受信任，显示的都是这条信息。Firefox 的网络面板中有状态码。</translation>
    </message>
    <message>
        <source>The WebSocket ended without a closing handshake.</source>
        <translation>WebSocket 结束时没有关闭握手。</translation>
    </message>
    <message>
        <source>That something broke: a reload, or leaving the page, reads like this as well as a loss.</source>
        <translation>发生了故障：刷新或离开页面时显示的也是这条信息，与异常断开一样。</translation>
    </message>
    <message>
        <source>.NET</source>
        <translation>.NET</translation>
    </message>
    <message>
        <source>TCP ended and no Close frame had come.</source>
        <translation>TCP 已结束，而此前没有收到关闭帧。</translation>
    </message>
    <message>
        <source>Who ended it, and whether by FIN or RST: a proxy&apos;s timer and a killed process look alike.</source>
        <translation>由谁结束、是 FIN 还是 RST：代理的定时器到期与进程被强制终止，看起来一样。</translation>
    </message>
    <message>
        <source>The client heard nothing for its serverTimeout (30 s by default), not even the keep-alive that the server sends every 15 s, and gave up.</source>
        <translation>客户端在其 serverTimeout（默认 30 秒）内没有收到任何数据，连服务器每 15 秒发送一次的保活消息也没有，于是放弃了连接。</translation>
    </message>
    <message>
        <source>Whether the server was stuck or the path was dead.</source>
        <translation>是服务器卡住，还是网络路径已中断。</translation>
    </message>
    <message>
        <source>The server heard nothing from the client for its ClientTimeoutInterval (30 s by default) and ended the connection.</source>
        <translation>服务器在其 ClientTimeoutInterval（默认 30 秒）内没有收到客户端的任何数据，于是结束了连接。</translation>
    </message>
    <message>
        <source>Whether the client was asleep (a hidden tab, a phone), stuck, or cut off.</source>
        <translation>客户端是休眠（标签页被隐藏、手机休眠）、卡住，还是断网。</translation>
    </message>
    <message>
        <source>tungstenite (Rust)</source>
        <translation>tungstenite（Rust）</translation>
    </message>
    <message>
        <source>TCP ended while the WebSocket was open, and no Close frame had come.</source>
        <translation>WebSocket 仍处于连接状态时 TCP 结束，而此前没有收到关闭帧。</translation>
    </message>
    <message>
        <source>That it was a reset, in spite of the words: a plain FIN reads the same. Nor who ended it.</source>
        <translation>连接被重置（尽管文字这样写）：普通的 FIN 显示的也是这条信息。也不能证明由谁结束。</translation>
    </message>
    <message>
        <source>Go net</source>
        <translation>Go net</translation>
    </message>
    <message>
        <source>A deadline that this program had set itself passed (SetReadDeadline, SetWriteDeadline).</source>
        <translation>本程序自己设置的期限已到（SetReadDeadline、SetWriteDeadline）。</translation>
    </message>
    <message>
        <source>That the other end is gone: it may only have sent nothing, not even the pong that moves the deadline.</source>
        <translation>对端已不在：它可能只是没有发送数据，连用来推迟期限的 pong 也没有。</translation>
    </message>
    <message>
        <source>This program had closed the connection itself before it read or wrote.</source>
        <translation>本程序在读写之前，已自己关闭了连接。</translation>
    </message>
    <message>
        <source>Why it did: look for what called Close before.</source>
        <translation>为何关闭：请查找此前是什么调用了 Close。</translation>
    </message>
    <message>
        <source>The answer to the upgrade was not a valid 101.</source>
        <translation>升级请求的应答不是有效的 101。</translation>
    </message>
    <message>
        <source>Its status: the response that Dial returns beside the error has it.</source>
        <translation>状态码：它在 Dial 随错误一起返回的 response 中。</translation>
    </message>
    <message>
        <source>A message was larger than this end&apos;s SetReadLimit; it closed with 1009.</source>
        <translation>有一条消息超过了本端的 SetReadLimit，本端因此以 1009 关闭。</translation>
    </message>
    <message>
        <source>That the sender is wrong: the limit may be too low.</source>
        <translation>发送方有问题：也可能是上限设得太低。</translation>
    </message>
    <message>
        <source>The server refused the page&apos;s Origin with 403, since it is not its own host.</source>
        <translation>服务器以 403 拒绝了页面的 Origin，因为它与服务器自己的主机不一致。</translation>
    </message>
    <message>
        <source>That the page is foreign: behind a proxy that changes Host, one&apos;s own page is refused, too.</source>
        <translation>页面来自其他站点：如果代理改写了 Host，自己的页面也会被拒绝。</translation>
    </message>
    <message>
        <source>The request reached the server without the headers of an upgrade.</source>
        <translation>请求到达服务器时不带升级所需的头。</translation>
    </message>
    <message>
        <source>That the client left them out: a proxy that does not pass Upgrade and Connection on takes them away.</source>
        <translation>客户端没有发送这些头：不转发 Upgrade 和 Connection 的代理会把它们去掉。</translation>
    </message>
    <message>
        <source>coder/websocket (Go)</source>
        <translation>coder/websocket（Go）</translation>
    </message>
    <message>
        <source>websocket-client (Python)</source>
        <translation>websocket-client（Python）</translation>
    </message>
    <message>
        <source>Who ended it, and whether by FIN or RST.</source>
        <translation>由谁结束、是 FIN 还是 RST。</translation>
    </message>
    <message>
        <source>No pong came within this program&apos;s ping_timeout, and it gave up.</source>
        <translation>在本程序的 ping_timeout 内没有收到 pong，程序因此放弃了连接。</translation>
    </message>
    <message>
        <source>Whether the peer was stuck or the path was dead; a program of one thread that is busy misses pongs that have come.</source>
        <translation>是对端卡住，还是网络路径已中断；单线程程序过忙时，也会漏掉已经到达的 pong。</translation>
    </message>
    <message>
        <source>TCP ended with FIN where a frame should have begun or gone on.</source>
        <translation>在帧本应开始或继续的地方，TCP 以 FIN 结束。</translation>
    </message>
    <message>
        <source>Who ended it: the server, a proxy or its timer.</source>
        <translation>由谁结束：服务器、代理或其定时器。</translation>
    </message>
    <message>
        <source>Java, Android</source>
        <translation>Java、Android</translation>
    </message>
    <message>
        <source>The own machine dropped the connection (ECONNABORTED): its network changed or went away, or the system suspended the program.</source>
        <translation>本机自己丢弃了该连接（ECONNABORTED）：网络发生变化或中断，或系统挂起了程序。</translation>
    </message>
    <message>
        <source>URLSession (iOS, macOS)</source>
        <translation>URLSession（iOS、macOS）</translation>
    </message>
    <message>
        <source>The connection had ended before this was read or written (ENOTCONN).</source>
        <translation>读写之前，连接就已结束（ENOTCONN）。</translation>
    </message>
    <message>
        <source>What ended it: the system closes sockets of apps in the background; so may the server or the network have done.</source>
        <translation>是什么结束了连接：系统会关闭后台应用的套接字，也可能是服务器或网络所为。</translation>
    </message>
    <message>
        <source>The connection ended while it was in use.</source>
        <translation>连接在使用过程中结束。</translation>
    </message>
    <message>
        <source>Who ended it: a change of network, the server and a proxy all read like this.</source>
        <translation>由谁结束：网络切换、服务器、代理所致，显示的都是这条信息。</translation>
    </message>
    <message>
        <source>Its status.</source>
        <translation>应答的状态码。</translation>
    </message>
    <message>
        <source>The first HTTP request of Engine.IO failed: no WebSocket was tried yet.</source>
        <translation>Engine.IO 的第一个 HTTP 请求失败：尚未尝试 WebSocket。</translation>
    </message>
    <message>
        <source>Why: no server there, CORS, a wrong path or a proxy. The network page of the browser has the status.</source>
        <translation>原因：服务器不存在、CORS、路径错误或代理所致。浏览器的网络面板中有状态码。</translation>
    </message>
    <message>
        <source>The WebSocket of Engine.IO could not be opened, or broke.</source>
        <translation>Engine.IO 的 WebSocket 未能建立，或已中断。</translation>
    </message>
    <message>
        <source>Why: the browser tells a page no more. Its console has one line more.</source>
        <translation>原因：浏览器只向页面透露这些。控制台中还有一行更详细的信息。</translation>
    </message>
    <message>
        <source>This end called close() or disconnect() itself.</source>
        <translation>本端自己调用了 close() 或 disconnect()。</translation>
    </message>
    <message>
        <source>Why it did.</source>
        <translation>为何这样做。</translation>
    </message>
    <message>
        <source>The page called send() after the connection had ended, or after its own close().</source>
        <translation>页面在连接结束之后，或在自己调用 close() 之后，调用了 send()。</translation>
    </message>
    <message>
        <source>Why it ended: the close event came before. Log its code, reason and wasClean there.</source>
        <translation>连接为何结束：close 事件在此之前已触发。请在该事件中记录 code、reason 和 wasClean。</translation>
    </message>
    <message>
        <source>any browser</source>
        <translation>各浏览器</translation>
    </message>
    <message>
        <source>The page called send() before the open event.</source>
        <translation>页面在 open 事件之前调用了 send()。</translation>
    </message>
    <message>
        <source>A fault of the network or of the server: wait for open, or queue.</source>
        <translation>网络或服务器有问题：请等待 open 事件，或先把消息放入队列。</translation>
    </message>
    <message>
        <source>Firefox</source>
        <translation>Firefox</translation>
    </message>
    <message>
        <source>The browser itself refused new WebSocket(): a ws:// address in a page that came over https://.</source>
        <translation>浏览器自己拒绝了 new WebSocket()：页面来自 https://，而地址是 ws://。</translation>
    </message>
    <message>
        <source>Anything about the server: it was not asked.</source>
        <translation>与服务器有关的任何情况：请求没有发给它。</translation>
    </message>
    <message>
        <source>What ended it: the system closes connections of pages in the background, too.</source>
        <translation>是什么结束了连接：系统也会关闭后台页面的连接。</translation>
    </message>
    <message>
        <source>The server&apos;s Close frame has a reserved code, one byte, or a reason that is no UTF-8 (RFC 6455, 5.5.1 and 7.4.1).</source>
        <translation>服务器的关闭帧使用了保留的关闭码、只有一个字节，或原因文字不是 UTF-8（RFC 6455 第 5.5.1 和 7.4.1 节）。</translation>
    </message>
    <message>
        <source>Why the server wanted to close.</source>
        <translation>服务器为何要关闭。</translation>
    </message>
    <message>
        <source>The 101 has that header twice: two places set it, often the server and a proxy before it.</source>
        <translation>101 中该头出现了两次：有两处设置了它，往往是服务器和它前面的代理。</translation>
    </message>
    <message>
        <source>Java</source>
        <translation>Java</translation>
    </message>
    <message>
        <source>A RST came.</source>
        <translation>收到 RST。</translation>
    </message>
    <message>
        <source>Java-WebSocket</source>
        <translation>Java-WebSocket</translation>
    </message>
    <message>
        <source>This end pinged, and no pong came within one and a half of connectionLostTimeout (60 s by default); it gave up.</source>
        <translation>本端发送了 ping，在 connectionLostTimeout（默认 60 秒）的一倍半时间内没有收到 pong，于是放弃了连接。</translation>
    </message>
    <message>
        <source>That the other machine is gone: its program, or this one, may have been busy or asleep.</source>
        <translation>对端的机器已不在：对端或本端的程序可能过忙或处于休眠。</translation>
    </message>
    <message>
        <source>The program sent before the opening, or after the end.</source>
        <translation>程序在连接建立之前或结束之后发送了数据。</translation>
    </message>
    <message>
        <source>Why it ended: onClose came before, with a code and whether the other end closed.</source>
        <translation>连接为何结束：onClose 在此之前已触发，其中有关闭码，以及是否由对端关闭。</translation>
    </message>
    <message>
        <source>Tomcat, or Tyrus,</source>
        <translation>Tomcat 或 Tyrus</translation>
    </message>
    <message>
        <source>Tomcat</source>
        <translation>Tomcat</translation>
    </message>
    <message>
        <source>The program used a session that had ended before.</source>
        <translation>程序使用了已经结束的会话。</translation>
    </message>
    <message>
        <source>Why it ended: onClose and onError came before.</source>
        <translation>会话为何结束：onClose 和 onError 在此之前已触发。</translation>
    </message>
    <message>
        <source>A message from the other end was larger than maxTextMessageBufferSize (8192 by default); this end closed with 1009.</source>
        <translation>对端的一条消息超过了 maxTextMessageBufferSize（默认 8192），本端因此以 1009 关闭。</translation>
    </message>
    <message>
        <source>A fault of the network.</source>
        <translation>网络有问题。</translation>
    </message>
    <message>
        <source>TLS had been closed when this end read.</source>
        <translation>本端读取时，TLS 已经关闭。</translation>
    </message>
    <message>
        <source>Who closed it and why: a page that was left and a proxy&apos;s timer read alike.</source>
        <translation>由谁关闭、为何关闭：离开页面与代理的定时器到期，显示的都是这条信息。</translation>
    </message>
    <message>
        <source>Spring</source>
        <translation>Spring</translation>
    </message>
    <message>
        <source>That client reads more slowly than the server sends: more than sendBufferSizeLimit (512 KiB) waited, and the server closed the session.</source>
        <translation>该客户端的读取速度跟不上服务器的发送：积压超过了 sendBufferSizeLimit（512 KiB），服务器因此关闭了会话。</translation>
    </message>
    <message>
        <source>Whether the client, its network or a proxy is what is slow.</source>
        <translation>慢的是客户端、其网络，还是代理。</translation>
    </message>
    <message>
        <source>One send took longer than sendTimeLimit (10 s): the client does not read, or its network is gone; the server closed the session.</source>
        <translation>一次发送耗时超过 sendTimeLimit（10 秒）：客户端不读取，或其网络已中断；服务器因此关闭了会话。</translation>
    </message>
    <message>
        <source>Which of the two: TCP tells it, a capture or a relay shows it.</source>
        <translation>是两者中的哪一种：要看 TCP，用抓包或中继可以看出。</translation>
    </message>
    <message>
        <source>The client opened, but its first STOMP message did not come within timeToFirstMessage (60 s); the server closed it.</source>
        <translation>客户端已连接，但其第一条 STOMP 消息没有在 timeToFirstMessage（60 秒）内到来，服务器因此关闭了连接。</translation>
    </message>
    <message>
        <source>Whether the client sent none, or something between holds messages back.</source>
        <translation>是客户端没有发送，还是中间的设备扣住了消息。</translation>
    </message>
    <message>
        <source>Netty</source>
        <translation>Netty</translation>
    </message>
    <message>
        <source>A frame from the other end is larger than maxFramePayloadLength (65,536 by default) of this one; it ends the connection.</source>
        <translation>对端的一帧超过了本端的 maxFramePayloadLength（默认 65,536），连接因此结束。</translation>
    </message>
    <message>
        <source>Reactor Netty</source>
        <translation>Reactor Netty</translation>
    </message>
    <message>
        <source>TCP ended before the answer to the upgrade was there.</source>
        <translation>升级请求的应答尚未到来，TCP 就已结束。</translation>
    </message>
    <message>
        <source>Who ended it: the server, a proxy, or an old connection that was used again.</source>
        <translation>由谁结束：服务器、代理，或者是复用了旧连接。</translation>
    </message>
    <message>
        <source>OkHttp</source>
        <translation>OkHttp</translation>
    </message>
    <message>
        <source>A Close frame came, or close() was called, with a code outside 1000–4999.</source>
        <translation>收到的关闭帧或对 close() 的调用使用了 1000–4999 之外的关闭码。</translation>
    </message>
    <message>
        <source>Why it was to be closed.</source>
        <translation>为何要关闭。</translation>
    </message>
    <message>
        <source>The other end sent a fragmented ping, pong or Close, or the bytes are no frames at all.</source>
        <translation>对端发送了被分片的 ping、pong 或关闭帧，或者收到的字节根本不是帧。</translation>
    </message>
    <message>
        <source>Who made those bytes: the server, or something that rewrites them.</source>
        <translation>这些字节从何而来：服务器，或改写数据的设备。</translation>
    </message>
    <message>
        <source>The answer is a 101 that lacks Connection: Upgrade.</source>
        <translation>应答是 101，但缺少 Connection: Upgrade。</translation>
    </message>
    <message>
        <source>The program used a WebSocket that had ended before.</source>
        <translation>程序使用了已经结束的 WebSocket。</translation>
    </message>
    <message>
        <source>Why it ended: the exception before this one says more.</source>
        <translation>为何结束：此前的异常能说明更多。</translation>
    </message>
    <message>
        <source>No WebSocket came about: name, TCP, TLS or the upgrade failed.</source>
        <translation>WebSocket 未能建立：域名解析、TCP、TLS 或升级失败。</translation>
    </message>
    <message>
        <source>Which of them: the inner exception says it.</source>
        <translation>是其中的哪一个：内部异常会说明。</translation>
    </message>
    <message>
        <source>The other end sent a frame that is compressed, or no frame, though no extension was agreed.</source>
        <translation>双方没有协商扩展，对端却发送了压缩的帧，或发送的根本不是帧。</translation>
    </message>
    <message>
        <source>Who made those bytes: the server, or a proxy that removed Sec-WebSocket-Extensions from the answer.</source>
        <translation>这些字节从何而来：服务器，或从应答中去掉了 Sec-WebSocket-Extensions 的代理。</translation>
    </message>
    <message>
        <source>SignalR&apos;s client</source>
        <translation>SignalR 客户端</translation>
    </message>
    <message>
        <source>The close event of the browser had the code {code}.</source>
        <translation>浏览器 close 事件的关闭码是 {code}。</translation>
    </message>
    <message>
        <source>By itself, who ended it; 1006 was never on the wire.</source>
        <translation>单凭它不能说明由谁结束；1006 从未出现在线路上。</translation>
    </message>
    <message>
        <source>A Close frame came from the other end, without a code: close() without one does that.</source>
        <translation>收到对端的关闭帧，不带关闭码：不带参数调用 close() 就会如此。</translation>
    </message>
    <message>
        <source>A fault: most pages close so, and so do some that gave up.</source>
        <translation>有问题：大多数页面都这样关闭，有些放弃了连接的页面也是如此。</translation>
    </message>
    <message>
        <source>A Close frame with the code {code} came from the other end.</source>
        <translation>收到对端的关闭帧，关闭码为 {code}。</translation>
    </message>
    <message>
        <source>What it meant by it, unless the code says so.</source>
        <translation>对端想用它表达什么，除非关闭码本身已说明。</translation>
    </message>
    <message>
        <source>The program wrote after it had sent its own Close frame.</source>
        <translation>程序在自己发送关闭帧之后仍在写入。</translation>
    </message>
    <message>
        <source>Why it closed.</source>
        <translation>程序为何关闭。</translation>
    </message>
    <message>
        <source>The program went on reading after an error.</source>
        <translation>程序在出错之后仍继续读取。</translation>
    </message>
    <message>
        <source>The end itself: the first error tells it.</source>
        <translation>结束本身的原因：第一个错误会说明。</translation>
    </message>
    <message>
        <source>The bytes that came are no frames of this connection: compressed without agreement, or not WebSocket at all.</source>
        <translation>收到的字节不是该连接的帧：未经协商就压缩，或根本不是 WebSocket。</translation>
    </message>
    <message>
        <source>Who made them: the other end, or something between that rewrites.</source>
        <translation>这些字节从何而来：对端，或中间改写数据的设备。</translation>
    </message>
    <message>
        <source>A Close frame came from the other end, with that status.</source>
        <translation>收到对端的关闭帧，关闭码即所示的 status。</translation>
    </message>
    <message>
        <source>No Close frame came: TCP ended with FIN.</source>
        <translation>没有收到关闭帧：TCP 以 FIN 结束。</translation>
    </message>
    <message>
        <source>Who sent the FIN: the other end, a proxy or its timer.</source>
        <translation>FIN 由谁发出：对端、代理或其定时器。</translation>
    </message>
    <message>
        <source>A message from the other end was larger than SetReadLimit (32,768 bytes by default); this end closed with 1009.</source>
        <translation>对端的一条消息超过了 SetReadLimit（默认 32,768 字节），本端因此以 1009 关闭。</translation>
    </message>
    <message>
        <source>This end pinged, and no pong came within the deadline of its context.</source>
        <translation>本端发送了 ping，在其 context 的期限内没有收到 pong。</translation>
    </message>
    <message>
        <source>That the path is dead: without a concurrent Reader no pong is read, and a busy program answers none.</source>
        <translation>网络路径已中断：没有并发的 Reader 就读不到 pong，而程序过忙时也不会应答。</translation>
    </message>
    <message>
        <source>the system (Go, Rust, Java, Python and others)</source>
        <translation>操作系统（Go、Rust、Java、Python 等）</translation>
    </message>
    <message>
        <source>Nothing listens at that address and port, or a firewall answers with RST.</source>
        <translation>该地址和端口上没有程序在监听，或防火墙以 RST 应答。</translation>
    </message>
    <message>
        <source>That the server is down: the address or port may be wrong, or it listens on another address only.</source>
        <translation>服务器已宕机：可能是地址或端口有误，或它只在另一个地址上监听。</translation>
    </message>
    <message>
        <source>the system</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <source>A router or this host said that the address cannot be reached.</source>
        <translation>路由器或本机报告该地址不可达。</translation>
    </message>
    <message>
        <source>That the server is down: a firewall may answer so, too.</source>
        <translation>服务器已宕机：防火墙也可能这样应答。</translation>
    </message>
    <message>
        <source>This host has no way to that network.</source>
        <translation>本机没有到该网络的路由。</translation>
    </message>
    <message>
        <source>The kernel gave up: its SYN, or data, was not acknowledged for long (ETIMEDOUT).</source>
        <translation>内核已放弃：它的 SYN 或数据长时间未被确认（ETIMEDOUT）。</translation>
    </message>
    <message>
        <source>Which of the two without the call (connect, read, write), nor which hop is silent.</source>
        <translation>是两者中的哪一种（除非知道是哪个调用：connect、read、write），以及哪一跳没有响应。</translation>
    </message>
    <message>
        <source>TCP ended before the answer to the upgrade was complete.</source>
        <translation>升级请求的应答尚未完整，TCP 就已结束。</translation>
    </message>
    <message>
        <source>Who ended it; a server that speaks TLS on that port does so, too.</source>
        <translation>由谁结束；该端口上的服务器如果使用 TLS，也会如此。</translation>
    </message>
    <message>
        <source>A message, or a frame, was larger than this end takes (max_message_size, 64 MiB by default; max_frame_size, 16 MiB).</source>
        <translation>有一条消息或一帧超过了本端接受的大小（max_message_size，默认 64 MiB；max_frame_size，16 MiB）。</translation>
    </message>
    <message>
        <source>The program went on using a connection that had ended.</source>
        <translation>程序继续使用已经结束的连接。</translation>
    </message>
    <message>
        <source>The end itself: the first error, or ConnectionClosed, tells it.</source>
        <translation>结束本身的原因：第一个错误或 ConnectionClosed 会说明。</translation>
    </message>
    <message>
        <source>The closing handshake was completed.</source>
        <translation>关闭握手已完成。</translation>
    </message>
    <message>
        <source>Who began it, and with which code: the Close frame that was read before tells it.</source>
        <translation>由谁发起、使用哪个关闭码：此前读到的关闭帧会说明。</translation>
    </message>
    <message>
        <source>The system of this device ended the connection: the app went to the background, or the network changed.</source>
        <translation>该设备的系统结束了连接：应用进入了后台，或网络发生了变化。</translation>
    </message>
    <message>
        <source>A message was larger than maximumMessageSize of the task (1 MiB by default).</source>
        <translation>有一条消息超过了该 task 的 maximumMessageSize（默认 1 MiB）。</translation>
    </message>
    <message>
        <source>aiohttp (Python)</source>
        <translation>aiohttp（Python）</translation>
    </message>
    <message>
        <source>TCP ended before the answer to the request was there.</source>
        <translation>请求的应答尚未到来，TCP 就已结束。</translation>
    </message>
    <message>
        <source>The cause: it came earlier.</source>
        <translation>原因：它发生在更早的时候。</translation>
    </message>
    <message>
        <source>The program used a connection that had ended, or that it closed itself.</source>
        <translation>程序使用了已经结束或被它自己关闭的连接。</translation>
    </message>
    <message>
        <source>Why it ended: on_error and on_close came before.</source>
        <translation>连接为何结束：on_error 和 on_close 在此之前已触发。</translation>
    </message>
    <message>
        <source>What answered is no HTTP (TLS on a port without it, or the other way round), or TCP ended before the answer.</source>
        <translation>应答的不是 HTTP（在不带 TLS 的端口上使用了 TLS，或正好相反），或 TCP 在应答之前就已结束。</translation>
    </message>
    <message>
        <source>A fault of the WebSocket server: it may never have been asked.</source>
        <translation>WebSocket 服务器有问题：请求可能根本没有到达它。</translation>
    </message>
    <message>
        <source>What came is no HTTP request: a port scan, a health check that only opens TCP, or TLS on a port without it.</source>
        <translation>收到的不是 HTTP 请求：可能是端口扫描、只建立 TCP 连接的健康检查，或在不带 TLS 的端口上使用了 TLS。</translation>
    </message>
    <message>
        <source>A lost session: none was opened.</source>
        <translation>有会话异常断开：会话从未建立。</translation>
    </message>
    <message>
        <source>TCP, TLS and the upgrade together took longer than open_timeout (10 s by default).</source>
        <translation>TCP、TLS 和升级总共用时超过了 open_timeout（默认 10 秒）。</translation>
    </message>
    <message>
        <source>Which of the three.</source>
        <translation>是三者中的哪一个。</translation>
    </message>
    <message>
        <source>The other end pinged, got no pong from this end within its ping_timeout (20 s by default), and closed with 1011.</source>
        <translation>对端发送了 ping，在其 ping_timeout（默认 20 秒）内没有收到本端的 pong，因此以 1011 关闭。</translation>
    </message>
    <message>
        <source>That the network is at fault: look first at this program, whose event loop was blocked or which did not read for that long.</source>
        <translation>问题出在网络：请先检查本程序，它的事件循环阻塞了这么久，或者这么久没有读取。</translation>
    </message>
    <message>
        <source>This end pinged, no pong came within ping_timeout (20 s by default), and it closed with 1011; the other end is alive and answered that.</source>
        <translation>本端发送了 ping，在 ping_timeout（默认 20 秒）内没有收到 pong，因此以 1011 关闭；对端仍存活，并对此作出了应答。</translation>
    </message>
    <message>
        <source>That the path was dead: it was not. The other end, or this one, was busy for that long.</source>
        <translation>网络路径已中断：它并没有中断。是对端或本端忙了这么久。</translation>
    </message>
    <message>
        <source>One end pinged, no pong came within its ping_timeout (20 s by default), and it closed with 1011. It is the end that sent 1011, not the one that received it.</source>
        <translation>一端发送了 ping，在其 ping_timeout（默认 20 秒）内没有收到 pong，因此以 1011 关闭。是发送 1011 的一端，而不是收到它的一端。</translation>
    </message>
    <message>
        <source>That a machine is gone: the program at the other end, or at this one, may have been busy.</source>
        <translation>某台机器已不在：对端或本端的程序可能只是过忙。</translation>
    </message>
    <message>
        <source>This end pinged, no pong came within ping_timeout (20 s by default), and it gave up.</source>
        <translation>本端发送了 ping，在 ping_timeout（默认 20 秒）内没有收到 pong，于是放弃了连接。</translation>
    </message>
    <message>
        <source>That the other machine is gone: its program, or this one, may have been busy.</source>
        <translation>对端的机器已不在：对端或本端的程序可能只是过忙。</translation>
    </message>
    <message>
        <source>The other end closed first, with {code}; this end only answered.</source>
        <translation>对端先以 {code} 关闭，本端只是应答。</translation>
    </message>
    <message>
        <source>What the other end meant by it, unless the code says so; for 1011 its log at that second tells.</source>
        <translation>对端想用它表达什么，除非关闭码本身已说明；如果是 1011，请查看对端在那一秒的日志。</translation>
    </message>
    <message>
        <source>This end closed first, with {code}; the other answered. The closing handshake was completed.</source>
        <translation>本端先以 {code} 关闭，对端作出了应答。关闭握手已完成。</translation>
    </message>
    <message>
        <source>A fault of the other end or of the network: the reason is in this program.</source>
        <translation>对端或网络有问题：原因在本程序中。</translation>
    </message>
    <message>
        <source>This end closed, with {code}, and TCP ended before an answer came.</source>
        <translation>本端以 {code} 关闭，应答尚未到来，TCP 就已结束。</translation>
    </message>
    <message>
        <source>That the other end got it: it may have been gone already, or ended TCP without an answer.</source>
        <translation>对端收到了它：对端可能早已不在，或没有应答就结束了 TCP。</translation>
    </message>
    <message>
        <source>The other end closed, with {code}, and TCP ended before this end had answered.</source>
        <translation>对端以 {code} 关闭，本端尚未应答，TCP 就已结束。</translation>
    </message>
    <message>
        <source>What the other end meant by it, unless the code says so.</source>
        <translation>对端想用它表达什么，除非关闭码本身已说明。</translation>
    </message>
    <message>
        <source>Autobahn (Python)</source>
        <translation>Autobahn（Python）</translation>
    </message>
    <message>
        <source>No Close frame came: TCP ended.</source>
        <translation>没有收到关闭帧：TCP 已结束。</translation>
    </message>
    <message>
        <source>Who ended it: the other end, a proxy or its timer.</source>
        <translation>由谁结束：对端、代理或其定时器。</translation>
    </message>
    <message>
        <source>This end pinged, no pong came within autoPingTimeout, and it gave up.</source>
        <translation>本端发送了 ping，在 autoPingTimeout 内没有收到 pong，于是放弃了连接。</translation>
    </message>
    <message>
        <source>No answer to the upgrade came within openHandshakeTimeout.</source>
        <translation>在 openHandshakeTimeout 内，升级请求没有得到应答。</translation>
    </message>
    <message>
        <source>nginx cut an answer that was still coming (event stream, long poll, download): proxy_read_timeout (60 s by default) passed without data from the upstream.</source>
        <translation>nginx 切断了一个仍在传输的应答（事件流、长轮询、下载）：在 proxy_read_timeout（默认 60 秒）内没有收到上游的任何数据。</translation>
    </message>
    <message>
        <source>Anything about an upgraded connection: of those nginx says “while proxying upgraded connection”.</source>
        <translation>任何有关已升级连接的事：对这类连接，nginx 会写“while proxying upgraded connection”。</translation>
    </message>
    <message>
        <source>OpenSSL</source>
        <translation>OpenSSL</translation>
    </message>
    <message>
        <source>What answered does not speak TLS: a plain port was asked with wss:// or https://, or a proxy answered in plain.</source>
        <translation>应答方使用的不是 TLS：用 wss:// 或 https:// 访问了明文端口，或代理以明文作了应答。</translation>
    </message>
    <message>
        <source>A fault of the certificate.</source>
        <translation>证书有问题。</translation>
    </message>
    <message>
        <source>TCP ended in the middle of TLS&apos;s handshake.</source>
        <translation>TCP 在 TLS 握手中途结束。</translation>
    </message>
    <message>
        <source>Who ended it: the server, a load balancer without that name, or something that inspects TLS.</source>
        <translation>由谁结束：可能是服务器、没有配置该名称的负载均衡器，或检查 TLS 的设备。</translation>
    </message>
    <message>
        <source>OpenSSL (Node.js, Python and others)</source>
        <translation>OpenSSL（Node.js、Python 等）</translation>
    </message>
    <message>
        <source>The server sent its certificate without the intermediate one, or an authority is not known here.</source>
        <translation>服务器发送证书时缺少中间证书，或本机不认识某个签发机构。</translation>
    </message>
    <message>
        <source>That the certificate is wrong: browsers often fetch what is missing.</source>
        <translation>证书有误：浏览器往往会自行获取缺少的部分。</translation>
    </message>
    <message>
        <source>A certificate of the server&apos;s chain is past its date by this computer&apos;s clock.</source>
        <translation>按本机时钟，服务器证书链中有一个证书已过期。</translation>
    </message>
    <message>
        <source>That the server&apos;s own has: an intermediate may be it, or the clock is wrong.</source>
        <translation>过期的是服务器自己的证书：也可能是中间证书，或者本机时钟不准。</translation>
    </message>
    <message>
        <source>No authority that is trusted here vouches for the server.</source>
        <translation>没有本机信任的机构为该服务器作保。</translation>
    </message>
    <message>
        <source>An attack: a company&apos;s proxy that inspects TLS looks the same.</source>
        <translation>受到攻击：企业中检查 TLS 的代理看起来也是这样。</translation>
    </message>
    <message>
        <source>The other end, or what stands before it, ended TLS&apos;s handshake or the connection with that alert.</source>
        <translation>对端或其前面的设备以该 alert 结束了 TLS 握手或连接。</translation>
    </message>
    <message>
        <source>That a WebSocket server was reached. An alert is no close code: “internal error” is not 1011.</source>
        <translation>已到达 WebSocket 服务器。alert 不是关闭码：“internal error”不是 1011。</translation>
    </message>
    <message>
        <source>That a WebSocket server was reached; “handshake failure” is often a name, version or client certificate that it wants.</source>
        <translation>已到达 WebSocket 服务器；“handshake failure”往往与它所要求的名称、版本或客户端证书有关。</translation>
    </message>
    <message>
        <source>A RST had come when this end wrote.</source>
        <translation>本端写入时已经收到过 RST。</translation>
    </message>
    <message>
        <source>The system of this computer ended the connection.</source>
        <translation>本机的操作系统结束了连接。</translation>
    </message>
    <message>
        <source>Anything about the other end.</source>
        <translation>任何有关对端的事。</translation>
    </message>
    <message>
        <source>Envoy (Istio, Contour)</source>
        <translation>Envoy（Istio、Contour）</translation>
    </message>
    <message>
        <source>Envoy answered 503 itself. “connection failure”: it reached no upstream; “connection termination”: the upstream ended TCP before it answered the upgrade.</source>
        <translation>Envoy 自己应答了 503。“connection failure”：它连不上任何上游；“connection termination”：上游在应答升级请求之前结束了 TCP。</translation>
    </message>
    <message>
        <source>Why the upstream did: its own log tells.</source>
        <translation>上游为何如此：请查看上游自己的日志。</translation>
    </message>
    <message>
        <source>The upstream ended TCP before it answered the upgrade; Envoy answered 503.</source>
        <translation>上游在应答升级请求之前结束了 TCP；Envoy 应答了 503。</translation>
    </message>
    <message>
        <source>The upstream&apos;s connection ended while the session was open.</source>
        <translation>会话仍在进行时，上游的连接结束了。</translation>
    </message>
    <message>
        <source>Whether it was meant: FIN, RST and a Close frame before it read alike.</source>
        <translation>是否有意为之：FIN、RST 和此前的关闭帧在这里看起来一样。</translation>
    </message>
    <message>
        <source>The client&apos;s connection ended first.</source>
        <translation>客户端的连接先结束。</translation>
    </message>
    <message>
        <source>Whether it was meant: a closed tab and a lost network read alike.</source>
        <translation>是否有意为之：关闭标签页与网络中断看起来一样。</translation>
    </message>
    <message>
        <source>Envoy itself cut it: nothing passed for stream_idle_timeout (5 min by default).</source>
        <translation>由 Envoy 自己切断：在 stream_idle_timeout（默认 5 分钟）内没有任何数据经过。</translation>
    </message>
    <message>
        <source>A fault of either end.</source>
        <translation>任何一端有过错。</translation>
    </message>
    <message>
        <source>Envoy itself cut it: max_stream_duration was over, however busy it was.</source>
        <translation>由 Envoy 自己切断：已到 max_stream_duration，无论流量多繁忙都一样。</translation>
    </message>
    <message>
        <source>Traefik (oxy)</source>
        <translation>Traefik（oxy）</translation>
    </message>
    <message>
        <source>The backend&apos;s connection ended without a Close frame; Traefik then ended the client&apos;s.</source>
        <translation>后端的连接没有发送关闭帧就结束了；随后 Traefik 结束了客户端的连接。</translation>
    </message>
    <message>
        <source>Who made the backend end: its own log tells.</source>
        <translation>是谁使后端结束：请查看后端自己的日志。</translation>
    </message>
    <message>
        <source>The client&apos;s connection ended without a Close frame: a lost network or a killed program does that.</source>
        <translation>客户端的连接没有发送关闭帧就结束了：网络中断或程序被强制终止都会这样。</translation>
    </message>
    <message>
        <source>Which of the two, nor a proxy between client and Traefik.</source>
        <translation>是两者中的哪一个，或者是否是客户端与 Traefik 之间的代理所为。</translation>
    </message>
    <message>
        <source>nginx, or Traefik,</source>
        <translation>nginx 或 Traefik</translation>
    </message>
    <message>
        <source>The client ended before it was answered.</source>
        <translation>客户端在得到应答之前就结束了。</translation>
    </message>
    <message>
        <source>Why: it may have given up because the server was slow, or was closed.</source>
        <translation>原因：可能因服务器太慢而放弃，也可能只是被关闭。</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>The program itself gave the work up: its client had gone, it was shutting down, or a caller cancelled.</source>
        <translation>程序自己放弃了这项工作：它的客户端已离开、程序正在关停，或调用方取消了它。</translation>
    </message>
    <message>
        <source>Which of them: what stands before it in the log tells.</source>
        <translation>是其中哪一种：请看日志中它前面的内容。</translation>
    </message>
    <message>
        <source>The upstream&apos;s connection ended first.</source>
        <translation>上游的连接先结束。</translation>
    </message>
    <message>
        <source>Envoy itself ended the request: its timer for idle streams was over before an answer began (408).</source>
        <translation>由 Envoy 自己结束了请求：应答开始之前，它的空闲流定时器已到期（408）。</translation>
    </message>
    <message>
        <source>Go (Caddy, Traefik and others)</source>
        <translation>Go（Caddy、Traefik 等）</translation>
    </message>
    <message>
        <source>The server&apos;s connection ended in the middle of an answer that is no upgraded connection.</source>
        <translation>一个不属于已升级连接的应答传输到一半时，服务器的连接结束了。</translation>
    </message>
    <message>
        <source>Anything about a WebSocket: its bytes do not pass there.</source>
        <translation>任何有关 WebSocket 的事：它的字节不从这里经过。</translation>
    </message>
    <message>
        <source>A connection that had served plain HTTP, and waited for another request, was closed by the client.</source>
        <translation>一个处理过普通 HTTP、正等待下一个请求的连接被客户端关闭。</translation>
    </message>
    <message>
        <source>Anything about a WebSocket: it is no upgraded connection.</source>
        <translation>任何有关 WebSocket 的事：它不是已升级的连接。</translation>
    </message>
    <message>
        <source>The client ended before the server had answered, the upgrade, too.</source>
        <translation>服务器尚未应答（包括升级请求）时，客户端就结束了。</translation>
    </message>
    <message>
        <source>Whether it gave up because the server was slow.</source>
        <translation>客户端是否因服务器太慢而放弃。</translation>
    </message>
    <message>
        <source>The 101 names a subprotocol though the program offered none.</source>
        <translation>101 中带有子协议，而程序并没有提供子协议。</translation>
    </message>
    <message>
        <source>A fault of the network: the server chooses one without looking, or the program forgot to offer.</source>
        <translation>网络有问题：可能是服务器没有检查就选定了一个，也可能是程序忘了提供。</translation>
    </message>
    <message>
        <source>Boost.Asio (C++)</source>
        <translation>Boost.Asio（C++）</translation>
    </message>
    <message>
        <source>The program itself cancelled, or destroyed the stream, while it was reading or writing.</source>
        <translation>程序自己在读写期间取消了操作，或销毁了流。</translation>
    </message>
    <message>
        <source>A packet came that is none of Socket.IO: another parser, a proxy that rewrites, or another protocol at that path.</source>
        <translation>收到了不属于 Socket.IO 的数据包：解析器不同、代理改写了内容，或该路径上是其他协议。</translation>
    </message>
    <message>
        <source>Who made it.</source>
        <translation>是谁造成的。</translation>
    </message>
    <message>
        <source>Socket.IO&apos;s server</source>
        <translation>Socket.IO 服务器</translation>
    </message>
    <message>
        <source>The server called socket.disconnect().</source>
        <translation>服务器调用了 socket.disconnect()。</translation>
    </message>
    <message>
        <source>Why: the application&apos;s own code did it.</source>
        <translation>原因：这是应用自己的代码所为。</translation>
    </message>
    <message>
        <source>The client called socket.disconnect().</source>
        <translation>客户端调用了 socket.disconnect()。</translation>
    </message>
    <message>
        <source>Why: the page&apos;s own code did it.</source>
        <translation>原因：这是页面自己的代码所为。</translation>
    </message>
    <message>
        <source>The server was closed (io.close()).</source>
        <translation>服务器被关闭（io.close()）。</translation>
    </message>
    <message>
        <source>Whether it was meant: a crash does not say it.</source>
        <translation>是否有意为之：崩溃时不会有这条记录。</translation>
    </message>
    <message>
        <source>Engine.IO (Socket.IO)</source>
        <translation>Engine.IO（Socket.IO）</translation>
    </message>
    <message>
        <source>A request came to a server that does not know that session: several servers without sticky sessions, a restart, or a session that had timed out.</source>
        <translation>请求到达了不认识该会话的服务器：有多台服务器而没有粘性会话、服务器重启过，或会话已超时。</translation>
    </message>
    <message>
        <source>Boost.Beast (C++)</source>
        <translation>Boost.Beast（C++）</translation>
    </message>
    <message>
        <source>Who began it, and with which code: stream::reason() tells it.</source>
        <translation>由谁发起、关闭码是什么：stream::reason() 会给出。</translation>
    </message>
    <message>
        <source>TCP ended without the end of TLS (close_notify).</source>
        <translation>TCP 结束时，TLS 没有正常关闭（close_notify）。</translation>
    </message>
    <message>
        <source>Who ended it; many peers omit close_notify.</source>
        <translation>由谁结束；许多对端都不发送 close_notify。</translation>
    </message>
    <message>
        <source>This end gave up: the handshake took longer than handshake_timeout, or nothing came for idle_timeout, not even an answer to its ping if keep_alive_pings is on.</source>
        <translation>本端放弃了连接：握手用时超过 handshake_timeout，或在 idle_timeout 内没有收到任何数据（启用 keep_alive_pings 时，连对其 ping 的应答也没有）。</translation>
    </message>
    <message>
        <source>That the other end is gone.</source>
        <translation>对端已经不在。</translation>
    </message>
    <message>
        <source>The answer is no 101: the server, or a proxy before it, refused.</source>
        <translation>应答不是 101：服务器或其前面的代理拒绝了请求。</translation>
    </message>
    <message>
        <source>The status: the response that the call gives back has it.</source>
        <translation>状态码是什么：请看该调用返回的 response。</translation>
    </message>
    <message>
        <source>A message from the other end was larger than read_message_max (16 MiB by default) of this end.</source>
        <translation>对端发来的消息超过了本端的 read_message_max（默认 16 MiB）。</translation>
    </message>
    <message>
        <source>libwebsockets</source>
        <translation>libwebsockets</translation>
    </message>
    <message>
        <source>The server, or a proxy before it, answered HTTP 401.</source>
        <translation>服务器或其前面的代理应答了 HTTP 401。</translation>
    </message>
    <message>
        <source>The answer lacks Sec-WebSocket-Accept.</source>
        <translation>应答中缺少 Sec-WebSocket-Accept。</translation>
    </message>
    <message>
        <source>Who ended it.</source>
        <translation>由谁结束。</translation>
    </message>
    <message>
        <source>Cowboy (Erlang)</source>
        <translation>Cowboy（Erlang）</translation>
    </message>
    <message>
        <source>The client closed, with the code {code}.</source>
        <translation>客户端以关闭码 {code} 关闭了连接。</translation>
    </message>
    <message>
        <source>The client&apos;s TCP ended without a Close frame.</source>
        <translation>客户端没有发送关闭帧，TCP 就结束了。</translation>
    </message>
    <message>
        <source>Why: a closed tab, a lost network and a proxy&apos;s timer read alike.</source>
        <translation>原因：关闭标签页、网络中断和代理的定时器看起来都一样。</translation>
    </message>
    <message>
        <source>HAProxy (termination state)</source>
        <translation>HAProxy（终止状态）</translation>
    </message>
    <message>
        <source>Both sides ended in order, as far as TCP goes.</source>
        <translation>就 TCP 而言，两侧都正常结束。</translation>
    </message>
    <message>
        <source>That it was meant: a Close frame and a bare FIN, of either side, read alike.</source>
        <translation>是有意结束：无论哪一侧，关闭帧与单独的 FIN 看起来一样。</translation>
    </message>
    <message>
        <source>Nothing passed for timeout tunnel, or, without one, for timeout client: HAProxy itself cut it.</source>
        <translation>在 timeout tunnel 内（未设置时为 timeout client）没有任何数据经过：由 HAProxy 自己切断。</translation>
    </message>
    <message>
        <source>A fault of the client, in spite of the manual&apos;s words “client timeout”.</source>
        <translation>客户端有过错，尽管手册中写的是“client timeout”。</translation>
    </message>
    <message>
        <source>Nothing passed for timeout server: HAProxy itself cut it; or the client had half-closed, and the server did not finish in time.</source>
        <translation>在 timeout server 内没有任何数据经过：由 HAProxy 自己切断；或者客户端已半关闭，而服务器没有及时结束。</translation>
    </message>
    <message>
        <source>A fault of the server: with TLS, a client that left makes this, too.</source>
        <translation>服务器有过错：使用 TLS 时，客户端离开也会如此。</translation>
    </message>
    <message>
        <source>The client&apos;s side ended by a RST while data could pass.</source>
        <translation>在可以传输数据的阶段，客户端一侧因 RST 而结束。</translation>
    </message>
    <message>
        <source>That the client sent it: something between may have; a tab that was killed does it, too.</source>
        <translation>RST 由客户端发送：也可能来自中间设备；标签页被强制终止时也会这样。</translation>
    </message>
    <message>
        <source>The server&apos;s side ended by a RST, or an error, while data could pass.</source>
        <translation>在可以传输数据的阶段，服务器一侧因 RST 或错误而结束。</translation>
    </message>
    <message>
        <source>That the end began there: a server that had closed in order resets, too, when more comes from the client.</source>
        <translation>结束由那一侧发起：已正常关闭的服务器再收到客户端的数据时，同样会重置连接。</translation>
    </message>
    <message>
        <source>The client ended before its request was complete.</source>
        <translation>客户端在请求尚未完整时就结束了。</translation>
    </message>
    <message>
        <source>Why; health checks that only open TCP do this.</source>
        <translation>原因；只打开 TCP 的健康检查就会这样。</translation>
    </message>
    <message>
        <source>The client&apos;s request was not complete within timeout http-request: HAProxy answered 408.</source>
        <translation>客户端的请求没有在 timeout http-request 内完整到达：HAProxy 应答了 408。</translation>
    </message>
    <message>
        <source>Whether the client is slow, hostile, or kept a connection in reserve.</source>
        <translation>客户端是太慢、怀有恶意，还是只是预留了一个连接。</translation>
    </message>
    <message>
        <source>HAProxy itself refused the request: a rule (403), or a request that is no valid HTTP (400).</source>
        <translation>HAProxy 自己拒绝了请求：命中规则（403），或请求不是有效的 HTTP（400）。</translation>
    </message>
    <message>
        <source>HAProxy refused the server&apos;s answer: it was no valid HTTP, or a rule forbids it; the client got 502.</source>
        <translation>HAProxy 拒绝了服务器的应答：不是有效的 HTTP，或被规则禁止；客户端收到 502。</translation>
    </message>
    <message>
        <source>The server ended TCP before its answer was complete; the client got 502.</source>
        <translation>服务器在应答尚未完整时就结束了 TCP；客户端收到 502。</translation>
    </message>
    <message>
        <source>Why: its own log tells.</source>
        <translation>原因：请查看它自己的日志。</translation>
    </message>
    <message>
        <source>The server did not answer within timeout server; the client got 504.</source>
        <translation>服务器没有在 timeout server 内应答；客户端收到 504。</translation>
    </message>
    <message>
        <source>The client ended before the server had answered.</source>
        <translation>客户端在服务器应答之前就结束了。</translation>
    </message>
    <message>
        <source>The server&apos;s host, or something between, refused TCP; the client got 503.</source>
        <translation>服务器主机或中间设备拒绝了 TCP 连接；客户端收到 503。</translation>
    </message>
    <message>
        <source>That the server is down: the address or port may be wrong.</source>
        <translation>服务器已停止运行：也可能是地址或端口有误。</translation>
    </message>
    <message>
        <source>The server&apos;s host did not answer within timeout connect; the client got 503.</source>
        <translation>服务器主机没有在 timeout connect 内应答；客户端收到 503。</translation>
    </message>
    <message>
        <source>Which hop is silent.</source>
        <translation>是哪一跳没有响应。</translation>
    </message>
    <message>
        <source>The client ended while HAProxy was connecting to the server.</source>
        <translation>HAProxy 正在连接服务器时，客户端结束了。</translation>
    </message>
    <message>
        <source>Whether it gave up because that took long.</source>
        <translation>客户端是否因等待太久而放弃。</translation>
    </message>
    <message>
        <source>No server had room within timeout queue; the client got 503.</source>
        <translation>在 timeout queue 内没有服务器有空位；客户端收到 503。</translation>
    </message>
    <message>
        <source>A fault of a server: maxconn may be low.</source>
        <translation>服务器有过错：可能是 maxconn 设得过低。</translation>
    </message>
    <message>
        <source>The client ended while it waited in the queue.</source>
        <translation>客户端在排队期间就结束了。</translation>
    </message>
    <message>
        <source>HAProxy answered by itself (a redirect, a return rule, its statistics).</source>
        <translation>由 HAProxy 自己应答（重定向、return 规则或其统计页面）。</translation>
    </message>
    <message>
        <source>Somebody killed the session on HAProxy&apos;s command socket.</source>
        <translation>有人通过 HAProxy 的命令套接字强制终止了会话。</translation>
    </message>
    <message>
        <source>HAProxy killed the session: the server was found down, and on-marked-down shutdown-sessions is set.</source>
        <translation>HAProxy 强制终止了会话：检测到服务器不可用，且设置了 on-marked-down shutdown-sessions。</translation>
    </message>
    <message>
        <source>That the server was down for this session: the health check said so.</source>
        <translation>服务器对该会话确实不可用：这只是健康检查的结论。</translation>
    </message>
    <message>
        <source>HAProxy killed the session: a server came back, and on-marked-up shutdown-backup-sessions is set.</source>
        <translation>HAProxy 强制终止了会话：有服务器恢复，且设置了 on-marked-up shutdown-backup-sessions。</translation>
    </message>
    <message>
        <source>HAProxy had no memory, ports or descriptors left.</source>
        <translation>HAProxy 的内存、端口或文件描述符已耗尽。</translation>
    </message>
    <message>
        <source>HAProxy met an internal error.</source>
        <translation>HAProxy 发生内部错误。</translation>
    </message>
    <message>
        <source>Envoy (response flag)</source>
        <translation>Envoy（响应标志）</translation>
    </message>
    <message>
        <source>The client&apos;s connection ended.</source>
        <translation>客户端的连接结束了。</translation>
    </message>
    <message>
        <source>That anything went wrong: since 2024 an end in order has it, too.</source>
        <translation>出了什么问题：自 2024 年起，正常结束也会带有它。</translation>
    </message>
    <message>
        <source>The upstream&apos;s connection ended.</source>
        <translation>上游的连接结束了。</translation>
    </message>
    <message>
        <source>Whether it was meant: FIN and RST read alike.</source>
        <translation>是否有意为之：FIN 和 RST 看起来一样。</translation>
    </message>
    <message>
        <source>Envoy could not connect to the upstream.</source>
        <translation>Envoy 无法连接到上游。</translation>
    </message>
    <message>
        <source>Why: the upstream transport failure reason tells.</source>
        <translation>原因：请看 upstream transport failure reason。</translation>
    </message>
    <message>
        <source>No upstream was healthy.</source>
        <translation>没有健康的上游。</translation>
    </message>
    <message>
        <source>That none runs: their health checks failed.</source>
        <translation>没有任何上游在运行：只是它们的健康检查都失败了。</translation>
    </message>
    <message>
        <source>The upstream reset the stream.</source>
        <translation>上游重置了流。</translation>
    </message>
    <message>
        <source>The limit of retries, or of attempts to connect, was reached.</source>
        <translation>已达到重试次数或连接尝试次数的上限。</translation>
    </message>
    <message>
        <source>The failure itself: the other flags tell it.</source>
        <translation>失败本身的原因：请看其他标志。</translation>
    </message>
    <message>
        <source>A circuit breaker of Envoy was open: too many connections or requests.</source>
        <translation>Envoy 的熔断器已打开：连接或请求过多。</translation>
    </message>
    <message>
        <source>That the upstream is down.</source>
        <translation>上游不可用。</translation>
    </message>
    <message>
        <source>The upstream did not answer within the route&apos;s timeout (15 s by default): 504.</source>
        <translation>上游没有在该路由的超时时间（默认 15 秒）内应答：504。</translation>
    </message>
    <message>
        <source>Whether it got the request.</source>
        <translation>上游是否收到了请求。</translation>
    </message>
    <message>
        <source>Envoy itself cut it: the connection&apos;s maximum duration was over.</source>
        <translation>由 Envoy 自己切断：已到连接的最长持续时间。</translation>
    </message>
    <message>
        <source>What the client sent is no valid HTTP.</source>
        <translation>客户端发送的不是有效的 HTTP。</translation>
    </message>
    <message>
        <source>That the client is the page: something between may rewrite.</source>
        <translation>该客户端就是页面本身：内容可能被中间设备改写。</translation>
    </message>
    <message>
        <source>What the upstream answered is no valid HTTP.</source>
        <translation>上游的应答不是有效的 HTTP。</translation>
    </message>
    <message>
        <source>Envoy itself reset the connection.</source>
        <translation>由 Envoy 自己重置了连接。</translation>
    </message>
    <message>
        <source>Why: response code details tell.</source>
        <translation>原因：请看 response code details。</translation>
    </message>
    <message>
        <source>No route of Envoy&apos;s configuration fits the request: 404.</source>
        <translation>Envoy 的配置中没有与该请求匹配的路由：404。</translation>
    </message>
    <message>
        <source>Anything about the upstream: it was not asked.</source>
        <translation>任何有关上游的事：请求没有发往上游。</translation>
    </message>
    <message>
        <source>The overload manager of Envoy ended it.</source>
        <translation>由 Envoy 的过载管理器结束。</translation>
    </message>
    <message>
        <source>A rate limit of Envoy refused it: 429.</source>
        <translation>被 Envoy 的限流拒绝：429。</translation>
    </message>
    <message>
        <source>An external authorization service refused it.</source>
        <translation>被外部授权服务拒绝。</translation>
    </message>
    <message>
        <source>No Close frame came before TCP ended. If “sent …” stands before it, this end had closed first.</source>
        <translation>TCP 结束之前没有收到关闭帧。如果前面有“sent …”，则是本端先关闭的。</translation>
    </message>
    <message>
        <source>Who ended TCP, nor whether this end had sent a Close frame.</source>
        <translation>由谁结束了 TCP，以及本端是否发送过关闭帧。</translation>
    </message>
    <message>
        <source>MQTT (CONNACK 5)</source>
        <translation>MQTT（CONNACK 5）</translation>
    </message>
    <message>
        <source>The broker took the connection and refused the login or the right to connect.</source>
        <translation>broker 接受了连接，但拒绝了登录或连接权限。</translation>
    </message>
    <message>
        <source>A fault of the network: TCP and the WebSocket were there.</source>
        <translation>网络有问题：TCP 和 WebSocket 都已建立。</translation>
    </message>
    <message>
        <source>MQTT (CONNACK 4)</source>
        <translation>MQTT（CONNACK 4）</translation>
    </message>
    <message>
        <source>The broker took the connection and refused the user or password.</source>
        <translation>broker 接受了连接，但拒绝了用户名或密码。</translation>
    </message>
    <message>
        <source>The WebSocket came to a server, or process, that had not answered the negotiate: several without sticky sessions, or a restart.</source>
        <translation>WebSocket 到达的服务器或进程并不是应答 negotiate 的那一个：有多台服务器而没有粘性会话，或服务器重启过。</translation>
    </message>
    <message>
        <source>A wrong path: the hub is there.</source>
        <translation>路径有误：该 hub 确实存在。</translation>
    </message>
    <message>
        <source>The program sent while the connection was starting, closed or reconnecting.</source>
        <translation>程序在连接正在启动、已关闭或正在重连时发送了数据。</translation>
    </message>
    <message>
        <source>Why it was not connected: onclose and onreconnecting tell.</source>
        <translation>为何没有连接：请看 onclose 和 onreconnecting。</translation>
    </message>
    <message>
        <source>Rails (Action Cable)</source>
        <translation>Rails（Action Cable）</translation>
    </message>
    <message>
        <source>The Origin is not among config.action_cable.allowed_request_origins.</source>
        <translation>该 Origin 不在 config.action_cable.allowed_request_origins 中。</translation>
    </message>
    <message>
        <source>A fault of the login.</source>
        <translation>登录有问题。</translation>
    </message>
    <message>
        <source>connect() called reject_unauthorized_connection: the cookie or token did not say who it is.</source>
        <translation>connect() 调用了 reject_unauthorized_connection：cookie 或令牌未能说明身份。</translation>
    </message>
    <message>
        <source>The request that reached Rails has no Upgrade: a proxy before it removed it.</source>
        <translation>到达 Rails 的请求没有 Upgrade：被前面的代理去掉了。</translation>
    </message>
    <message>
        <source>Phoenix</source>
        <translation>Phoenix</translation>
    </message>
    <message>
        <source>The Origin is not among check_origin of the endpoint: the answer was 403.</source>
        <translation>该 Origin 不在 endpoint 的 check_origin 中：应答为 403。</translation>
    </message>
    <message>
        <source>Starlette (Python)</source>
        <translation>Starlette（Python）</translation>
    </message>
    <message>
        <source>The program sent after it had closed, or after the client had gone.</source>
        <translation>程序在自己关闭之后或客户端离开之后仍在发送。</translation>
    </message>
    <message>
        <source>Why it ended: WebSocketDisconnect with its code came before.</source>
        <translation>为何结束：此前已有带关闭码的 WebSocketDisconnect。</translation>
    </message>
    <message>
        <source>kubectl</source>
        <translation>kubectl</translation>
    </message>
    <message>
        <source>The stream to the pod ended: the pod went, its node, the API server, or an idle timer between.</source>
        <translation>到该 pod 的流结束了：pod 或其节点消失、API server 中断，或中间的空闲定时器到期。</translation>
    </message>
    <message>
        <source>Which of them: the events of the pod, and a capture, tell.</source>
        <translation>是其中哪一种：请看该 pod 的事件，并抓包确认。</translation>
    </message>
    <message>
        <source>Kubernetes API server</source>
        <translation>Kubernetes API 服务器</translation>
    </message>
    <message>
        <source>The API server could not reach the kubelet of the node, or lost it.</source>
        <translation>API server 无法连接到该节点的 kubelet，或与它的连接中断。</translation>
    </message>
    <message>
        <source>Dart, Flutter</source>
        <translation>Dart、Flutter</translation>
    </message>
    <message>
        <source>The answer is no 101: the server, or a proxy before it, refused or answered a page.</source>
        <translation>应答不是 101：服务器或其前面的代理拒绝了请求，或返回了一个页面。</translation>
    </message>
    <message>
        <source>The status: ask with curl.</source>
        <translation>状态码是什么：请用 curl 查看。</translation>
    </message>
    <message>
        <source>Two goroutines wrote at once; the library panics.</source>
        <translation>两个 goroutine 同时写入；该库因此 panic。</translation>
    </message>
    <message>
        <source>A fault of the network or of the client.</source>
        <translation>网络或客户端有问题。</translation>
    </message>
    <message>
        <source>stomp.js</source>
        <translation>stomp.js</translation>
    </message>
    <message>
        <source>Nothing came from the server for the time that both agreed on for heart-beats (some slack added); the client closed.</source>
        <translation>在双方商定的心跳时间内（含少许余量）没有收到服务器的任何数据；客户端关闭了连接。</translation>
    </message>
    <message>
        <source>TCP was closed before a byte of an answer came.</source>
        <translation>TCP 在收到应答的第一个字节之前就被关闭。</translation>
    </message>
    <message>
        <source>Who closed it: a server that does not know the path, or something before it.</source>
        <translation>由谁关闭：可能是不认识该路径的服务器，也可能是其前面的设备。</translation>
    </message>
    <message>
        <source>What answered is no HTTP: another protocol, or TLS, on that port.</source>
        <translation>应答的不是 HTTP：该端口上是其他协议或 TLS。</translation>
    </message>
    <message>
        <source>Vite</source>
        <translation>Vite</translation>
    </message>
    <message>
        <source>The page could not open Vite&apos;s own WebSocket for updates: host, port or proxy differ (server.hmr).</source>
        <translation>页面无法打开 Vite 自己用于热更新的 WebSocket：主机、端口或代理不一致（server.hmr）。</translation>
    </message>
    <message>
        <source>Anything about the WebSockets of your application.</source>
        <translation>任何有关您的应用自身 WebSocket 的事。</translation>
    </message>
    <message>
        <source>Jetty</source>
        <translation>Jetty</translation>
    </message>
    <message>
        <source>This Jetty closed the connection itself: nothing was read or written for its idle timeout (the second number).</source>
        <translation>由这个 Jetty 自己关闭了连接：在其空闲超时（第二个数字）内没有任何读写。</translation>
    </message>
    <message>
        <source>A fault of the network. A ping from either side, more often than that, or a longer idleTimeout keeps it open.</source>
        <translation>网络有问题。任何一端以更短的间隔发送 ping，或调大 idleTimeout，即可保持连接。</translation>
    </message>
    <message>
        <source>The other end, or a proxy, had closed the connection while Jetty was reading or writing.</source>
        <translation>Jetty 读写时，连接已被对端或代理关闭。</translation>
    </message>
    <message>
        <source>Why: look for what ended the connection just before.</source>
        <translation>原因：请查找稍早之前是什么结束了连接。</translation>
    </message>
    <message>
        <source>Windows (WSAECONNABORTED 10053)</source>
        <translation>Windows（WSAECONNABORTED 10053）</translation>
    </message>
    <message>
        <source>Windows gave this connection up by itself: data was not acknowledged in time, or the network adapter went away, or a security program cut it.</source>
        <translation>Windows 自己放弃了这个连接：数据没有按时得到确认、网卡断开，或被安全软件切断。</translation>
    </message>
    <message>
        <source>That the other end closed it: look at this computer and its network first.</source>
        <translation>连接由对端关闭：请先检查本机及其网络。</translation>
    </message>
    <message>
        <source>Windows (WSAECONNRESET 10054)</source>
        <translation>Windows（WSAECONNRESET 10054）</translation>
    </message>
    <message>
        <source>Windows (WSAECONNREFUSED 10061)</source>
        <translation>Windows（WSAECONNREFUSED 10061）</translation>
    </message>
    <message>
        <source>Nothing listens on that address and port, or a firewall answers with a RST.</source>
        <translation>该地址和端口上没有程序在监听，或防火墙以 RST 作答。</translation>
    </message>
    <message>
        <source>That the server is down: it may listen on another address or port.</source>
        <translation>服务器已停止运行：它可能在其他地址或端口上监听。</translation>
    </message>
    <message>
        <source>Windows (WSAETIMEDOUT 10060)</source>
        <translation>Windows（WSAETIMEDOUT 10060）</translation>
    </message>
    <message>
        <source>No answer came from that address in time.</source>
        <translation>该地址没有按时作出任何应答。</translation>
    </message>
    <message>
        <source>Whether packets were dropped on the way there, on the way back, or by a firewall.</source>
        <translation>数据包是在去程、回程中丢失，还是被防火墙丢弃。</translation>
    </message>
    <message>
        <source>This program closed the connection itself: nothing was read for the time of its ReadTimeoutHandler.</source>
        <translation>由本程序自己关闭了连接：在其 ReadTimeoutHandler 的时间内没有读到任何数据。</translation>
    </message>
    <message>
        <source>Why the other end said nothing: it may have had nothing to say. Pings keep such a connection open.</source>
        <translation>对端为何没有发送：它可能本来就没有内容可发。ping 能保持这样的连接。</translation>
    </message>
    <message>
        <source>Android</source>
        <translation>Android</translation>
    </message>
    <message>
        <source>Android did not dial: the application may not use ws:// to this host.</source>
        <translation>Android 没有发起连接：不允许该应用对此主机使用 ws://。</translation>
    </message>
    <message>
        <source>Anything about the server: nothing was sent. Use wss://, or allow this host in the network security configuration.</source>
        <translation>任何有关服务器的事：什么也没有发出。请使用 wss://，或在网络安全配置中放行该主机。</translation>
    </message>
    <message>
        <source>No answer came within timeoutInterval of the request, 60 s unless it was set.</source>
        <translation>在请求的 timeoutInterval（未设置时为 60 秒）内没有收到应答。</translation>
    </message>
    <message>
        <source>The device has no network, or the application may not use it.</source>
        <translation>设备没有网络，或不允许该应用使用网络。</translation>
    </message>
    <message>
        <source>TLS failed while the connection was opened.</source>
        <translation>建立连接时 TLS 失败。</translation>
    </message>
    <message>
        <source>Which end refused: look at the certificate, the TLS version and App Transport Security.</source>
        <translation>是哪一端拒绝：请检查证书、TLS 版本和 App Transport Security。</translation>
    </message>
    <message>
        <source>TCP ended before the answer to the upgrade was whole.</source>
        <translation>对升级请求的应答尚未完整，TCP 就结束了。</translation>
    </message>
    <message>
        <source>Who ended it: the server, or a proxy that does not know the port or expects TLS.</source>
        <translation>由谁结束：可能是服务器，也可能是不认识该端口或要求 TLS 的代理。</translation>
    </message>
    <message>
        <source>Dart, Flutter (web_socket_channel)</source>
        <translation>Dart、Flutter（web_socket_channel）</translation>
    </message>
    <message>
        <source>The connection could not be opened, or broke. What stands behind it says how.</source>
        <translation>连接无法打开或已中断。其后的内容说明了具体情况。</translation>
    </message>
    <message>
        <source>Anything by itself: read the inner exception.</source>
        <translation>它本身说明不了什么：请看内部异常。</translation>
    </message>
    <message>
        <source>The program sent after its own sink had been closed.</source>
        <translation>程序在自己的 sink 关闭之后仍在发送。</translation>
    </message>
    <message>
        <source>Why the connection had ended: look for onDone, and closeCode there.</source>
        <translation>连接为何结束：请看 onDone，以及其中的 closeCode。</translation>
    </message>
    <message>
        <source>httpcore, httpx (Python)</source>
        <translation>httpcore、httpx（Python）</translation>
    </message>
    <message>
        <source>TCP ended before any answer came.</source>
        <translation>TCP 在收到任何应答之前就结束了。</translation>
    </message>
    <message>
        <source>Who ended it: the server, or a proxy.</source>
        <translation>由谁结束：服务器还是代理。</translation>
    </message>
    <message>
        <source>Tornado (Python)</source>
        <translation>Tornado（Python）</translation>
    </message>
    <message>
        <source>The program wrote after the connection had been closed.</source>
        <translation>程序在连接关闭之后仍在写入。</translation>
    </message>
    <message>
        <source>Why it had ended: close_code and close_reason of the handler say it, if a Close frame came.</source>
        <translation>为何结束：如果收到了关闭帧，处理程序的 close_code 和 close_reason 会给出原因。</translation>
    </message>
    <message>
        <source>TCP had ended before this was read or written.</source>
        <translation>在这次读写之前，TCP 已经结束。</translation>
    </message>
    <message>
        <source>Who ended it, and how.</source>
        <translation>由谁结束，如何结束。</translation>
    </message>
    <message>
        <source>The program sent after it had sent a Close frame, or received one.</source>
        <translation>程序在发送或收到关闭帧之后仍在发送。</translation>
    </message>
    <message>
        <source>Why the connection was closed.</source>
        <translation>连接为何被关闭。</translation>
    </message>
    <message>
        <source>The server sent a frame after its Close frame.</source>
        <translation>服务器在自己的关闭帧之后又发送了一帧。</translation>
    </message>
    <message>
        <source>The WebSocket could not be opened after negotiation went well.</source>
        <translation>协商成功之后，WebSocket 未能打开。</translation>
    </message>
    <message>
        <source>Which of three: several servers without sticky sessions (the connection id is known to one only) are the most frequent; a proxy that passes no upgrade; a wrong path.</source>
        <translation>是三种情况中的哪一种：最常见的是有多台服务器而没有粘性会话（只有其中一台认识该连接 ID）；其次是代理不转发升级；或者路径有误。</translation>
    </message>
    <message>
        <source>The request for /negotiate failed; no WebSocket was tried.</source>
        <translation>对 /negotiate 的请求失败；还没有尝试 WebSocket。</translation>
    </message>
    <message>
        <source>Anything about WebSockets. What stands behind it says why: “Failed to fetch” is CORS, a certificate, or no server; a status is the server&apos;s.</source>
        <translation>任何有关 WebSocket 的事。其后的内容说明了原因：“Failed to fetch”表示 CORS、证书问题或没有服务器；状态码则来自服务器。</translation>
    </message>
    <message>
        <source>The WebSocket could not be opened; the client tries the next transport.</source>
        <translation>WebSocket 未能打开；客户端会尝试下一种传输方式。</translation>
    </message>
    <message>
        <source>Why: what stands behind it says so. A proxy that passes no upgrade is frequent.</source>
        <translation>原因：见其后的内容。代理不转发升级是常见的一种。</translation>
    </message>
    <message>
        <source>A method of the hub threw; the server hides the text unless EnableDetailedErrors is on.</source>
        <translation>hub 的某个方法抛出了异常；除非启用 EnableDetailedErrors，服务器会隐藏详细内容。</translation>
    </message>
    <message>
        <source>That the connection ended: it goes on.</source>
        <translation>连接已结束：其实它仍在继续。</translation>
    </message>
    <message>
        <source>SignalR&apos;s server</source>
        <translation>SignalR 服务器</translation>
    </message>
    <message>
        <source>The client sent a message longer than MaximumReceiveMessageSize; the server ended the connection for it.</source>
        <translation>客户端发送的消息超过了 MaximumReceiveMessageSize；服务器因此结束了连接。</translation>
    </message>
    <message>
        <source>A fault of the network. Send less at once, or raise the limit.</source>
        <translation>网络有问题。请减小单次发送量，或调高上限。</translation>
    </message>
    <message>
        <source>SignalR, Blazor</source>
        <translation>SignalR、Blazor</translation>
    </message>
    <message>
        <source>The connection ended while a call waited for its answer.</source>
        <translation>一个调用正在等待应答时，连接结束了。</translation>
    </message>
    <message>
        <source>Why it ended: that is another line.</source>
        <translation>连接为何结束：见另一行日志。</translation>
    </message>
    <message>
        <source>Blazor Server</source>
        <translation>Blazor Server</translation>
    </message>
    <message>
        <source>A component threw on the server, which ended the circuit.</source>
        <translation>服务器上的某个组件抛出异常，circuit 因此结束。</translation>
    </message>
    <message>
        <source>A fault of the network or the proxy: the server&apos;s log has the exception.</source>
        <translation>网络或代理有问题：异常记录在服务器日志中。</translation>
    </message>
    <message>
        <source>The server could not start the circuit: its log says why.</source>
        <translation>服务器无法启动 circuit：原因见其日志。</translation>
    </message>
    <message>
        <source>A request without a sid came by another method than GET.</source>
        <translation>一个不带 sid 的请求使用了 GET 以外的方法。</translation>
    </message>
    <message>
        <source>That the client library did it: a proxy or a health check may have.</source>
        <translation>这是客户端库所为：也可能来自代理或健康检查。</translation>
    </message>
    <message>
        <source>nginx had no free connection in this worker and dropped or refused the connection. Each WebSocket that is passed on takes two.</source>
        <translation>nginx 的这个 worker 没有空闲连接可用，丢弃或拒绝了该连接。每转发一个 WebSocket 要占用两个连接。</translation>
    </message>
    <message>
        <source>A fault of client or server. Raise worker_connections, and worker_rlimit_nofile with it.</source>
        <translation>客户端或服务器有过错。请调高 worker_connections，并相应调高 worker_rlimit_nofile。</translation>
    </message>
    <message>
        <source>Apache (mod_proxy)</source>
        <translation>Apache（mod_proxy）</translation>
    </message>
    <message>
        <source>The server behind Apache ended the connection, or said nothing in time, before its answer.</source>
        <translation>Apache 后面的服务器在应答之前结束了连接，或没有按时响应。</translation>
    </message>
    <message>
        <source>Which of the two; with (20014) it ended, with (70007) the time was over.</source>
        <translation>是两者中的哪一个；(20014) 表示连接结束，(70007) 表示超时。</translation>
    </message>
    <message>
        <source>Apache (mod_proxy_wstunnel, mod_proxy_connect)</source>
        <translation>Apache（mod_proxy_wstunnel、mod_proxy_connect）</translation>
    </message>
    <message>
        <source>The connection on that side ended or broke: backconn is the server&apos;s, client the client&apos;s.</source>
        <translation>该侧的连接结束或中断：backconn 是服务器一侧，client 是客户端一侧。</translation>
    </message>
    <message>
        <source>Whether it was FIN or RST.</source>
        <translation>是 FIN 还是 RST。</translation>
    </message>
    <message>
        <source>Envoy had no server to pass the request to: all failed their health checks, or there is none. It answered 503 itself.</source>
        <translation>Envoy 没有可转发请求的服务器：健康检查全部失败，或根本没有服务器。它自己应答了 503。</translation>
    </message>
    <message>
        <source>A fault of the client, or of WebSockets.</source>
        <translation>客户端或 WebSocket 有问题。</translation>
    </message>
    <message>
        <source>The server behind Envoy did not answer the upgrade with 101, or the route allows no upgrade (upgrade_configs).</source>
        <translation>Envoy 后面的服务器没有以 101 应答升级请求，或该路由不允许升级（upgrade_configs）。</translation>
    </message>
    <message>
        <source>Which of the two: the status of the answer, and Server, tell.</source>
        <translation>是两者中的哪一个：请看应答的状态码和 Server 头。</translation>
    </message>
    <message>
        <source>Heroku router</source>
        <translation>Heroku 路由器</translation>
    </message>
    <message>
        <source>The dyno sent no byte of an answer within 30 s; Heroku answered 503.</source>
        <translation>dyno 在 30 秒内没有发送应答的任何字节；Heroku 应答了 503。</translation>
    </message>
    <message>
        <source>A fault of the client: the upgrade was not answered by the application.</source>
        <translation>客户端有过错：是应用没有应答升级请求。</translation>
    </message>
    <message>
        <source>Heroku&apos;s router ended the connection: nothing passed in either direction for 55 s.</source>
        <translation>Heroku 的路由器结束了连接：两个方向上有 55 秒没有任何数据经过。</translation>
    </message>
    <message>
        <source>A fault of client or server. Pings more often than that keep it open.</source>
        <translation>客户端或服务器有过错。以更短的间隔发送 ping 即可保持连接。</translation>
    </message>
    <message>
        <source>The dyno accepted the connection and ended it without an answer.</source>
        <translation>dyno 接受了连接，没有应答就将其结束。</translation>
    </message>
    <message>
        <source>Why: its log says whether it crashed.</source>
        <translation>原因：它的日志会说明是否崩溃。</translation>
    </message>
    <message>
        <source>The client ended the connection before the dyno had answered.</source>
        <translation>客户端在 dyno 应答之前结束了连接。</translation>
    </message>
    <message>
        <source>A fault of the dyno, unless it was slow.</source>
        <translation>dyno 有过错，除非是它太慢。</translation>
    </message>
    <message>
        <source>Heroku</source>
        <translation>Heroku</translation>
    </message>
    <message>
        <source>The dyno did not listen on $PORT within 60 s and was killed: its connections are gone.</source>
        <translation>dyno 没有在 60 秒内监听 $PORT，已被强制终止：它的连接也随之消失。</translation>
    </message>
    <message>
        <source>a server or a browser (1001)</source>
        <translation>服务器或浏览器（1001）</translation>
    </message>
    <message>
        <source>The side that says so leaves: a server that stops or a page that is left; AWS API Gateway says it with 1001 after 10 min without traffic and after 2 h in any case.</source>
        <translation>发出它的一方即将离开：服务器停止，或用户离开页面；AWS API Gateway 会在 10 分钟没有流量后以 1001 发送，并且满 2 小时必定发送。</translation>
    </message>
    <message>
        <source>That anything is wrong. Reconnect.</source>
        <translation>出了什么问题。重新连接即可。</translation>
    </message>
    <message>
        <source>AWS API Gateway</source>
        <translation>AWS API Gateway</translation>
    </message>
    <message>
        <source>The integration behind the gateway did not answer within 29 s.</source>
        <translation>网关后面的集成没有在 29 秒内应答。</translation>
    </message>
    <message>
        <source>A fault of the client or of its connection.</source>
        <translation>客户端或其连接有问题。</translation>
    </message>
    <message>
        <source>AWS API Gateway (@connections)</source>
        <translation>AWS API Gateway（@connections）</translation>
    </message>
    <message>
        <source>The connection with that id had ended before this was sent to it.</source>
        <translation>向该 ID 的连接发送之前，连接就已结束。</translation>
    </message>
    <message>
        <source>Why it had ended: $disconnect and the access log tell.</source>
        <translation>连接为何结束：请看 $disconnect 和访问日志。</translation>
    </message>
    <message>
        <source>The gateway took a message and refused it: there is no integration for its route, or it may not be called.</source>
        <translation>网关收到一条消息并拒绝了它：其路由没有对应的集成，或不允许调用该集成。</translation>
    </message>
    <message>
        <source>Cloudflare</source>
        <translation>Cloudflare</translation>
    </message>
    <message>
        <source>Cloudflare found no running cloudflared for this tunnel.</source>
        <translation>Cloudflare 没有找到该隧道正在运行的 cloudflared。</translation>
    </message>
    <message>
        <source>A fault of the client, or of the server behind the tunnel.</source>
        <translation>客户端或隧道后面的服务器有过错。</translation>
    </message>
    <message>
        <source>Cloudflare could not open a TCP connection to the server, or it acknowledged nothing.</source>
        <translation>Cloudflare 无法打开到服务器的 TCP 连接，或服务器没有确认任何数据。</translation>
    </message>
    <message>
        <source>The server accepted the connection but did not answer the request within Cloudflare&apos;s time limit.</source>
        <translation>服务器接受了连接，但没有在 Cloudflare 的时限内应答请求。</translation>
    </message>
    <message>
        <source>A fault of the client: the upgrade was not answered.</source>
        <translation>客户端有过错：是升级请求没有得到应答。</translation>
    </message>
    <message>
        <source>An edge server of Cloudflare that passed this connection on was restarted.</source>
        <translation>转发该连接的一台 Cloudflare 边缘服务器重启了。</translation>
    </message>
    <message>
        <source>A fault of client or server: no keep-alive prevents it. Reconnect after a random delay.</source>
        <translation>客户端或服务器有问题：任何保活都无法避免它。请随机延迟后重连。</translation>
    </message>
    <message>
        <source>Paho JavaScript (MQTT)</source>
        <translation>Paho JavaScript（MQTT）</translation>
    </message>
    <message>
        <source>The program sent or subscribed while the client was not connected.</source>
        <translation>客户端没有连接时，程序发送了消息或进行了订阅。</translation>
    </message>
    <message>
        <source>Why it was not: onConnectionLost tells.</source>
        <translation>为何没有连接：请看 onConnectionLost。</translation>
    </message>
    <message>
        <source>The browser reported an error of the WebSocket, and tells a page no more.</source>
        <translation>浏览器报告 WebSocket 出错，除此之外不会向页面透露更多。</translation>
    </message>
    <message>
        <source>Why: the browser&apos;s console has one line more.</source>
        <translation>原因：浏览器的控制台里还有一行说明。</translation>
    </message>
    <message>
        <source>The WebSocket was closed without a DISCONNECT of MQTT: by the broker, or between.</source>
        <translation>WebSocket 被关闭，而没有 MQTT 的 DISCONNECT：由 broker 或中间设备所为。</translation>
    </message>
    <message>
        <source>Which of them. Brokers end a connection so for a client id taken over, keep-alive, or a protocol error: the broker&apos;s log tells.</source>
        <translation>是两者中的哪一个。客户端 ID 被接管、保活超时或协议错误时，broker 都会这样结束连接：请看 broker 的日志。</translation>
    </message>
    <message>
        <source>No PINGRESP came within the keep-alive interval; the client closed the connection.</source>
        <translation>在保活间隔内没有收到 PINGRESP；客户端关闭了连接。</translation>
    </message>
    <message>
        <source>Whether the broker or the network was silent. A page in the background is throttled, too.</source>
        <translation>没有响应的是 broker 还是网络。后台页面也会被限速。</translation>
    </message>
    <message>
        <source>The broker refused the CONNECT: the number says why (4: user name or password, 5: not authorized).</source>
        <translation>broker 拒绝了 CONNECT：编号说明原因（4：用户名或密码错误，5：未授权）。</translation>
    </message>
    <message>
        <source>A fault of the network or of the WebSocket.</source>
        <translation>网络或 WebSocket 有问题。</translation>
    </message>
    <message>
        <source>The WebSocket was closed without a DISCONNECT of STOMP.</source>
        <translation>WebSocket 被关闭，而没有 STOMP 的 DISCONNECT。</translation>
    </message>
    <message>
        <source>By whom and why: the CloseEvent (code) and the broker&apos;s log tell.</source>
        <translation>由谁关闭、为何关闭：请看 CloseEvent（code）和 broker 的日志。</translation>
    </message>
    <message>
        <source>No byte came for twice the heart-beat that was agreed; the client closed the connection.</source>
        <translation>在商定心跳间隔的两倍时间内没有收到任何字节；客户端关闭了连接。</translation>
    </message>
    <message>
        <source>Whether the broker or the network was silent.</source>
        <translation>没有响应的是 broker 还是网络。</translation>
    </message>
    <message>
        <source>RabbitMQ&apos;s log</source>
        <translation>RabbitMQ 日志</translation>
    </message>
    <message>
        <source>The broker heard nothing from the client for the time agreed and ended the connection.</source>
        <translation>broker 在商定的时间内没有收到客户端的任何数据，结束了连接。</translation>
    </message>
    <message>
        <source>Whether the client was busy, asleep, or its network silent.</source>
        <translation>客户端是在忙、在休眠，还是其网络没有响应。</translation>
    </message>
    <message>
        <source>TCP ended without the closing of the protocol.</source>
        <translation>TCP 结束时，协议没有正常关闭。</translation>
    </message>
    <message>
        <source>That the client did it: a proxy or load balancer between looks the same.</source>
        <translation>这是客户端所为：中间的代理或负载均衡器造成的看起来也一样。</translation>
    </message>
    <message>
        <source>mosquitto&apos;s log</source>
        <translation>mosquitto 日志</translation>
    </message>
    <message>
        <source>The broker heard nothing from the client for one and a half times the keep-alive of its CONNECT.</source>
        <translation>在 CONNECT 所给保活时间的一倍半内，broker 没有收到客户端的任何数据。</translation>
    </message>
    <message>
        <source>The connection of that client broke or ended without a DISCONNECT.</source>
        <translation>该客户端的连接中断，或没有发送 DISCONNECT 就结束了。</translation>
    </message>
    <message>
        <source>Another connection came with the same client id: the older one was closed.</source>
        <translation>又来了一个客户端 ID 相同的连接：较早的连接被关闭。</translation>
    </message>
    <message>
        <source>That two programs fight over it: it may be the same client that came back.</source>
        <translation>有两个程序在争用该 ID：也可能是同一个客户端重新连接。</translation>
    </message>
    <message>
        <source>No answer to the heartbeat came before the next was due; the client closed the connection.</source>
        <translation>下一次心跳到期之前仍没有收到对上一次心跳的应答；客户端关闭了连接。</translation>
    </message>
    <message>
        <source>Whether the server or the network was silent.</source>
        <translation>没有响应的是服务器还是网络。</translation>
    </message>
    <message>
        <source>The process of this channel crashed on the server; the client joins again.</source>
        <translation>该频道在服务器上的进程崩溃了；客户端会重新加入。</translation>
    </message>
    <message>
        <source>That the connection ended: it goes on. The server&apos;s log has the exception.</source>
        <translation>连接已结束：其实它仍在继续。异常记录在服务器日志中。</translation>
    </message>
    <message>
        <source>any client</source>
        <translation>各客户端</translation>
    </message>
    <message>
        <source>Something answered the upgrade as an ordinary request: a proxy that removed Upgrade, or a path that serves a page.</source>
        <translation>升级请求被当作普通请求应答：代理去掉了 Upgrade，或该路径提供的是网页。</translation>
    </message>
    <message>
        <source>That the server knows no WebSocket.</source>
        <translation>服务器不支持 WebSocket。</translation>
    </message>
    <message>
        <source>The request that reached the server has no Connection: Upgrade.</source>
        <translation>到达服务器的请求没有 Connection: Upgrade。</translation>
    </message>
    <message>
        <source>That the client left it out: a proxy before the server may have removed it (nginx needs proxy_set_header Upgrade and Connection).</source>
        <translation>是客户端漏掉了它：可能是服务器前面的代理去掉了它（nginx 需要用 proxy_set_header 设置 Upgrade 和 Connection）。</translation>
    </message>
    <message>
        <source>The request has no Sec-WebSocket-Version: 13: it came from no WebSocket client, or a proxy removed it.</source>
        <translation>请求没有 Sec-WebSocket-Version: 13：它不是来自 WebSocket 客户端，或者该头被代理去掉了。</translation>
    </message>
    <message>
        <source>The program&apos;s own deadline for this call was over; coder/websocket then closes the connection.</source>
        <translation>程序为该调用设定的时限已到；coder/websocket 随后会关闭连接。</translation>
    </message>
    <message>
        <source>That the other end was dead: it may have had nothing to say.</source>
        <translation>对端已失效：它可能本来就没有内容可发。</translation>
    </message>
    <message>
        <source>The WebSocket of hot reloading ended: the development server was stopped or restarted, or a proxy cut the connection.</source>
        <translation>热更新的 WebSocket 结束了：开发服务器停止或重启，或代理切断了连接。</translation>
    </message>
    <message>
        <source>webpack-dev-server</source>
        <translation>webpack-dev-server</translation>
    </message>
    <message>
        <source>The WebSocket of hot reloading ended; the client tries again.</source>
        <translation>热更新的 WebSocket 结束了；客户端会重试。</translation>
    </message>
    <message>
        <source>Why: the development server was stopped, or a proxy cut the connection.</source>
        <translation>原因：可能是开发服务器停止，也可能是代理切断了连接。</translation>
    </message>
    <message>
        <source>The kubelet refused the stream: the container does not run (any more).</source>
        <translation>kubelet 拒绝了该流：容器没有运行（或已不再运行）。</translation>
    </message>
    <message>
        <source>The API server, or the kubelet, refused the stream: the account may not exec, attach or forward.</source>
        <translation>API server 或 kubelet 拒绝了该流：该账户可能没有 exec、attach 或 forward 的权限。</translation>
    </message>
    <message>
        <source>Go net/http</source>
        <translation>Go net/http</translation>
    </message>
    <message>
        <source>The client spoke plain HTTP to a port that expects TLS: ws:// where wss:// is right.</source>
        <translation>客户端向要求 TLS 的端口发送了明文 HTTP：应使用 wss:// 却用了 ws://。</translation>
    </message>
    <message>
        <source>nginx</source>
        <translation>nginx</translation>
    </message>
    <message>
        <source>A client opened TCP and ended it before TLS was agreed. What stands behind it says how: EOF is often a health check or a client that does not trust the certificate.</source>
        <translation>客户端打开 TCP 后，在 TLS 协商完成之前就将其结束。其后的内容说明了具体情况：EOF 往往是健康检查，或客户端不信任该证书。</translation>
    </message>
    <message>
        <source>That it was a WebSocket.</source>
        <translation>那是 WebSocket 连接。</translation>
    </message>
    <message>
        <source>WebSocket servers</source>
        <translation>WebSocket 服务器</translation>
    </message>
    <message>
        <source>The request that reached the server is no opening handshake: it came from no WebSocket client, or a proxy removed the header.</source>
        <translation>到达服务器的请求不是握手请求：它不是来自 WebSocket 客户端，或者该头被代理去掉了。</translation>
    </message>
    <message>
        <source>The server speaks nothing but WebSockets here, and the request that reached it has no Upgrade, or a version that the server does not know.</source>
        <translation>服务器在这里只支持 WebSocket，而到达它的请求没有 Upgrade，或带有它不支持的版本。</translation>
    </message>
    <message>
        <source>That the client left it out: a proxy may have removed it.</source>
        <translation>是客户端漏掉了它：可能是被代理去掉了。</translation>
    </message>
    <message>
        <source>The connection over HTTP/2 broke: the server or a proxy said something that the browser does not accept, or refused the extended CONNECT.</source>
        <translation>HTTP/2 上的连接中断：服务器或代理发送了浏览器不接受的内容，或拒绝了扩展 CONNECT。</translation>
    </message>
    <message>
        <source>Which: chrome://net-export tells.</source>
        <translation>是其中哪一种：请用 chrome://net-export 查看。</translation>
    </message>
    <message>
        <source>The answer to the upgrade was 401 or 407, and the browser has no credentials for it.</source>
        <translation>对升级请求的应答是 401 或 407，而浏览器没有相应的凭据。</translation>
    </message>
    <message>
        <source>Which of server and proxy asks: WWW-Authenticate or Proxy-Authenticate tells. A page cannot ask for a password here.</source>
        <translation>是服务器还是代理要求身份验证：请看 WWW-Authenticate 或 Proxy-Authenticate。页面无法在这里弹出密码提示。</translation>
    </message>
    <message>
        <source>uvicorn (ASGI)</source>
        <translation>uvicorn（ASGI）</translation>
    </message>
    <message>
        <source>The application sent after the connection had been closed, by itself or by the client.</source>
        <translation>连接已被应用自己或客户端关闭之后，应用仍在发送。</translation>
    </message>
    <message>
        <source>That sending broke it: the end came before. Catch WebSocketDisconnect.</source>
        <translation>是发送导致了中断：连接此前就已结束。请捕获 WebSocketDisconnect。</translation>
    </message>
    <message>
        <source>Daphne (Channels)</source>
        <translation>Daphne（Channels）</translation>
    </message>
    <message>
        <source>A consumer did not end within application_close_timeout after its client had gone.</source>
        <translation>客户端离开后，consumer 没有在 application_close_timeout 内结束。</translation>
    </message>
    <message>
        <source>Why the client had gone. The consumer blocks: look at what it waits for.</source>
        <translation>客户端为何离开。consumer 被阻塞：请检查它在等待什么。</translation>
    </message>
    <message>
        <source>The application refused the connection: it closed it before it accepted; the client sees 403.</source>
        <translation>应用拒绝了连接：在接受之前就将其关闭；客户端看到的是 403。</translation>
    </message>
    <message>
        <source>A fault of the proxy. An AllowedHostsOriginValidator refuses other Origins so, a consumer without login, too.</source>
        <translation>代理有过错。AllowedHostsOriginValidator 就是这样拒绝其他 Origin 的，consumer 拒绝未登录的连接时也是如此。</translation>
    </message>
    <message>
        <source>SockJS</source>
        <translation>SockJS</translation>
    </message>
    <message>
        <source>No transport of SockJS reached the server: /info failed, or every transport did.</source>
        <translation>SockJS 的所有传输方式都连不上服务器：/info 失败，或每种传输方式都失败。</translation>
    </message>
    <message>
        <source>That WebSockets are blocked: the server may be away, or CORS refused.</source>
        <translation>WebSocket 被阻止：也可能是服务器不在线，或被 CORS 拒绝。</translation>
    </message>
    <message>
        <source>A second receiver came for a session that had one: a retry that overlapped, or two clients with one session.</source>
        <translation>一个会话已有接收方，又来了第二个：重试发生重叠，或两个客户端使用了同一会话。</translation>
    </message>
    <message>
        <source>libwebsockets (C)</source>
        <translation>libwebsockets（C）</translation>
    </message>
    <message>
        <source>The TCP connection could not be opened; the errno stands beside it (111: refused, 110: timed out).</source>
        <translation>TCP 连接无法打开；旁边有 errno（111：被拒绝，110：超时）。</translation>
    </message>
    <message>
        <source>Anything about WebSockets.</source>
        <translation>任何有关 WebSocket 的事。</translation>
    </message>
    <message>
        <source>The answer to the upgrade asks for a login (401), or is none that the client takes.</source>
        <translation>对升级请求的应答要求登录（401），或不为客户端所接受。</translation>
    </message>
    <message>
        <source>Which of server and proxy answered.</source>
        <translation>应答的是服务器还是代理。</translation>
    </message>
    <message>
        <source>OpenSSL (Python, Ruby and others)</source>
        <translation>OpenSSL（Python、Ruby 等）</translation>
    </message>
    <message>
        <source>This program does not trust the certificate that it was shown. What stands behind it says why.</source>
        <translation>本程序不信任对方出示的证书。原因见其后的内容。</translation>
    </message>
    <message>
        <source>That the server&apos;s own certificate is wrong: a proxy or a security program may have shown another.</source>
        <translation>服务器自己的证书有误：本程序看到的可能是代理或安全软件出示的另一个证书。</translation>
    </message>
    <message>
        <source>any server</source>
        <translation>各服务器</translation>
    </message>
    <message>
        <source>The server said that it is restarted: reconnect after a random delay.</source>
        <translation>服务器表示它正在重启：请随机延迟后重连。</translation>
    </message>
    <message>
        <source>A fault of the client or of the network.</source>
        <translation>客户端或网络有问题。</translation>
    </message>
    <message>
        <source>The server, or a proxy, sent a Close frame with a code that may never be on the wire (1004 to 1006, 1015 to 2999).</source>
        <translation>服务器或代理发送的关闭帧带有绝不允许出现在线路上的关闭码（1004 至 1006、1015 至 2999）。</translation>
    </message>
    <message>
        <source>A fault of the network: whoever wrote that frame passed on a code that its own library had made up for an end without one.</source>
        <translation>网络有问题：连接没有关闭码就结束时，发送方自己的库会编造一个代码，发送方把它原样转发了出来。</translation>
    </message>
    <message>
        <source>Kestrel (ASP.NET Core)</source>
        <translation>Kestrel（ASP.NET Core）</translation>
    </message>
    <message>
        <source>The HTTP/2 stream that carried the WebSocket was reset by the other end: a browser whose tab was closed or reloaded does that, and so does a proxy.</source>
        <translation>承载 WebSocket 的 HTTP/2 流被对端重置：浏览器关闭或刷新标签页时会这样，代理也会这样。</translation>
    </message>
    <message>
        <source>That anything was wrong: with HTTP/2 this is how a page that goes away without a Close frame looks.</source>
        <translation>出了什么问题：使用 HTTP/2 时，页面不发关闭帧就离开看起来就是这样。</translation>
    </message>
    <message>
        <source>The connection had ended before this was sent.</source>
        <translation>发送之前，连接就已结束。</translation>
    </message>
    <message>
        <source>Who had ended it, and why.</source>
        <translation>由谁结束，为何结束。</translation>
    </message>
    <message>
        <source>rustls (Rust)</source>
        <translation>rustls（Rust）</translation>
    </message>
    <message>
        <source>nv-websocket-client (Java, Android)</source>
        <translation>nv-websocket-client（Java、Android）</translation>
    </message>
    <message>
        <source>Paho Java (MQTT)</source>
        <translation>Paho Java（MQTT）</translation>
    </message>
    <message>
        <source>Windows (WinHTTP, WinINet)</source>
        <translation>Windows（WinHTTP、WinINet）</translation>
    </message>
</context>
<context>
    <name>monitor::Monitor</name>
    <message>
        <source>No log is being written.</source>
        <translation>当前没有写入日志。</translation>
    </message>
    <message>
        <source>The session log does not keep up. What is shown from now on may not be saved yet.</source>
        <translation>会话日志写入跟不上。从现在起显示的内容可能尚未保存。</translation>
    </message>
    <message>
        <source>An opened log is read-only: nothing can be noted in it.</source>
        <translation>打开的日志是只读的：无法在其中添加备注。</translation>
    </message>
    <message>
        <source>There are %1 notes in this log, and no more fit.</source>
        <translation>该日志中已有 %1 条备注，无法再添加。</translation>
    </message>
    <message>
        <source>%1: %2 endings, the latest at %3, were removed when the log had reached its bounds.</source>
        <translation>%1：日志达到上限时移除了 %2 个已结束的会话，其中最晚的结束于 %3。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Client author: reconnect after a random 0–5 s, then back off; a restarting server refuses for a while.</source>
        <translation>客户端开发者：随机等待 0–5 秒后重连，之后逐步退避；正在重启的服务器会拒绝连接一段时间。</translation>
    </message>
    <message>
        <source>Server operator: drain connections before a restart, so that clients spread out.</source>
        <translation>服务器运维：重启前先逐步排空连接，让客户端分散重连。</translation>
    </message>
    <message>
        <source>Look the code up in the documentation of the application. If it stands for authentication, fetch new credentials instead of retrying.</source>
        <translation>在应用的文档中查找该关闭码的含义。如果它与身份验证有关，请获取新的凭据，而不是直接重试。</translation>
    </message>
    <message>
        <source>Server author: log why the policy was violated; expired credentials, a rate limit and a wrong Origin are the common reasons.</source>
        <translation>服务器开发者：把违反策略的原因写入日志；常见原因是凭据过期、触发限流或 Origin 不正确。</translation>
    </message>
    <message>
        <source>Split the message, or raise the size limit of the end that closed.</source>
        <translation>拆分消息，或调高关闭方的大小上限。</translation>
    </message>
    <message>
        <source>Look into the log of the end that closed, at this time: an unhandled error in a message handler is the usual reason.</source>
        <translation>查看关闭方在这一时刻的日志：通常是消息处理程序中有未处理的错误。</translation>
    </message>
    <message>
        <source>Client author: reconnect with back-off; do not resend the last message blindly.</source>
        <translation>客户端开发者：按退避策略重连；不要盲目重发最后一条消息。</translation>
    </message>
    <message>
        <source>Send less, or combine updates; read faster at the slow end.</source>
        <translation>减少发送量或合并更新；让较慢的一端读得更快。</translation>
    </message>
    <message>
        <source>This is a limit of Dropscope&apos;s library, not of your client or server. Watch through a relay instead: it passes the handshake on untouched.</source>
        <translation>这是 Dropscope 所用库的限制，与您的客户端或服务器无关。请改用中继观察：中继会原样传递握手。</translation>
    </message>
    <message>
        <source>If a proxy stands between, it must pass Upgrade and Connection on (nginx: proxy_http_version 1.1 and both headers set).</source>
        <translation>如果中间有代理，它必须转发 Upgrade 和 Connection 头（nginx：设置 proxy_http_version 1.1 和这两个头）。</translation>
    </message>
    <message>
        <source>If this was a plain web page request, open the address as ws:// instead.</source>
        <translation>如果这只是普通的网页请求，请改用 ws:// 打开该地址。</translation>
    </message>
    <message>
        <source>Compare the request with RFC 6455 section 4.1.</source>
        <translation>对照 RFC 6455 第 4.1 节检查请求。</translation>
    </message>
    <message>
        <source>Check that the other end speaks WebSocket on this port, and TLS only where the address says wss://.</source>
        <translation>确认对端在此端口上使用 WebSocket，并且仅当地址为 wss:// 时才使用 TLS。</translation>
    </message>
    <message>
        <source>Check credentials and the Origin header; do not retry unchanged.</source>
        <translation>检查凭据和 Origin 头；不要原样重试。</translation>
    </message>
    <message>
        <source>Check the path of the address.</source>
        <translation>检查地址中的路径。</translation>
    </message>
    <message>
        <source>Ask who answered: compare the Server and Via headers with your application&apos;s.</source>
        <translation>弄清是谁作出了应答：把 Server 和 Via 头与您的应用比较。</translation>
    </message>
    <message>
        <source>Start the server, or check host and port.</source>
        <translation>启动服务器，或检查主机和端口。</translation>
    </message>
    <message>
        <source>The answer leads to a login page (%1): the request carried no login that counts. Log in first, and send the cookie or token with the request.</source>
        <translation>应答指向登录页面（%1）：请求没有带上有效的登录信息。请先登录，并在请求中带上 cookie 或令牌。</translation>
    </message>
    <message>
        <source>Put the user and password that the proxy wants into its address.</source>
        <translation>请在代理地址中写明代理要求的用户名和密码。</translation>
    </message>
    <message>
        <source>The proxy does not open the way to that host and port: ask its operator for a rule that does, or go without it.</source>
        <translation>代理不允许连接该主机和端口：请代理的管理员放行，或不经代理直接连接。</translation>
    </message>
    <message>
        <source>The proxy is there, but could not reach the server itself: check the server from the proxy&apos;s side, and the name and port.</source>
        <translation>代理本身可用，但它连不上服务器：请从代理一侧检查服务器以及名称和端口。</translation>
    </message>
    <message>
        <source>What listens there is no such proxy: check its address, and whether it is http:// or socks5://.</source>
        <translation>该地址上并不是这种代理：请检查地址，以及应使用 http:// 还是 socks5://。</translation>
    </message>
    <message>
        <source>The resolver knows no such name: check its spelling, and whether it is known only within another network.</source>
        <translation>域名解析中没有这个名称：请检查拼写，以及它是否只在另一个网络中可用。</translation>
    </message>
    <message>
        <source>The resolver itself failed or did not answer, which says nothing about the name: check the resolver of this machine, then try again.</source>
        <translation>域名解析服务本身出错或没有应答，这不能说明名称有误：请检查本机的域名解析，然后重试。</translation>
    </message>
    <message>
        <source>This machine itself forbids the connection: check its firewall and sandbox rules. The server was not asked.</source>
        <translation>本机自己禁止了这个连接：请检查本机的防火墙和沙箱规则。连接请求并未到达服务器。</translation>
    </message>
    <message>
        <source>This machine has no address or port left for the connection: look at how many it keeps. The server was not asked.</source>
        <translation>本机没有可用于该连接的地址或端口：请检查本机保持着多少连接。连接请求并未到达服务器。</translation>
    </message>
    <message>
        <source>The server speaks none of the protocols that were offered (ALPN): let it offer http/1.1 on this port.</source>
        <translation>服务器不支持所提供的任何协议（ALPN）：请让它在该端口上提供 http/1.1。</translation>
    </message>
    <message>
        <source>Bytes were changed or lost on the way, or one end broke TLS: look for a device that rewrites traffic between the two.</source>
        <translation>字节在途中被改动或丢失，或者某一端的 TLS 出错：请检查两端之间是否有设备改写流量。</translation>
    </message>
    <message>
        <source>The handshake was cut off without a word: look at the server&apos;s log, and for a device between that does not let this name or version of TLS through.</source>
        <translation>握手被无声地切断：请查看服务器日志，并检查中间是否有设备不放行这个名称或这个 TLS 版本。</translation>
    </message>
    <message>
        <source>Check the name, and the resolver of this machine.</source>
        <translation>检查名称以及本机的域名解析。</translation>
    </message>
    <message>
        <source>Check firewall and route: nothing answered the connection attempt.</source>
        <translation>检查防火墙和路由：连接尝试没有得到任何应答。</translation>
    </message>
    <message>
        <source>Check the certificate&apos;s names, dates and chain, and this machine&apos;s clock.</source>
        <translation>检查证书的名称、有效期和证书链，以及本机时钟。</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address and credentials.</source>
        <translation>检查代理的地址和凭据。</translation>
    </message>
    <message>
        <source>Client author: reconnect with random delay; nothing says that it was meant.</source>
        <translation>客户端开发者：随机延迟后重连；没有迹象表明这是有意为之。</translation>
    </message>
    <message>
        <source>Client author: reconnect with random delay.</source>
        <translation>客户端开发者：随机延迟后重连。</translation>
    </message>
    <message>
        <source>Client author: reconnect and resume the session.</source>
        <translation>客户端开发者：重连并恢复会话。</translation>
    </message>
    <message>
        <source>Reconnect when the network is back. A heartbeat of 15–25 s notices such losses far sooner than TCP.</source>
        <translation>网络恢复后重连。15–25 秒的心跳能比 TCP 早得多地发现此类断开。</translation>
    </message>
    <message>
        <source>Client author: fix what it sends; retrying will not help.</source>
        <translation>客户端开发者：修正其发送的内容；重试无济于事。</translation>
    </message>
    <message>
        <source>Server author: fix what it sends; retrying will not help.</source>
        <translation>服务器开发者：修正其发送的内容；重试无济于事。</translation>
    </message>
    <message>
        <source>If a proxy stands between, compare the bytes on both sides of it; try without permessage-deflate.</source>
        <translation>如果中间有代理，请比较它两侧的字节；并尝试关闭 permessage-deflate。</translation>
    </message>
    <message>
        <source>Watch the same connection through a relay: it sees both sides.</source>
        <translation>用中继观察同一连接：它能看到两侧。</translation>
    </message>
    <message>
        <source>TCP was closed with FIN and no Close frame came before it. A process that ended, a program that skipped the closing handshake and an idle timer of a proxy all look like this on one connection; many losses together tell them apart.</source>
        <translation>TCP 以 FIN 关闭，而之前没有关闭帧。进程结束、程序跳过关闭握手、代理的空闲定时器到期，在单个连接上看起来都是这样；把多次异常断开放在一起才能区分。</translation>
    </message>
    <message>
        <source>TCP was ended with RST. A process killed with unread data, a forced close and a middlebox that forgot the connection all do this.</source>
        <translation>TCP 以 RST 结束。进程在有未读数据时被强制终止、强制关闭、中间设备丢失连接状态，都会如此。</translation>
    </message>
    <message>
        <source>Pings stayed unanswered. If TCP still acknowledged data, the program is frozen or busy; if not, the network path is dead.</source>
        <translation>ping 一直没有应答。如果 TCP 仍在确认数据，则程序已冻结或过忙；否则网络路径已中断。</translation>
    </message>
    <message>
        <source>The first Close frame carried code 1000. Beware: some servers also send 1000 when an idle timer or a lifetime limit strikes.</source>
        <translation>第一个关闭帧带有关闭码 1000。注意：有些服务器在空闲定时器到期或达到寿命上限时也会发送 1000。</translation>
    </message>
    <message>
        <source>The first Close frame had no body (a browser shows 1005). Socket.IO ends every connection like this, even after a heartbeat timeout.</source>
        <translation>第一个关闭帧没有内容（浏览器显示 1005）。Socket.IO 总是这样结束连接，即使是心跳超时。</translation>
    </message>
    <message>
        <source>The server sent 1001 or 1012: it restarts, shuts down or drains.</source>
        <translation>服务器发送了 1001 或 1012：它正在重启、关停或排空连接。</translation>
    </message>
    <message>
        <source>Dropscope itself ended the connection: on request, on shutdown, at a limit or as an injected fault.</source>
        <translation>Dropscope 自己结束了连接：应要求、因关停、因达到上限，或作为注入的故障。</translation>
    </message>
    <message>
        <source>Data stayed unacknowledged until TCP gave up (ETIMEDOUT).</source>
        <translation>数据一直未被确认，直到 TCP 放弃（ETIMEDOUT）。</translation>
    </message>
    <message>
        <source>The operating system reported that the network or the host cannot be reached.</source>
        <translation>操作系统报告网络或主机不可达。</translation>
    </message>
    <message>
        <source>The opening handshake broke RFC 6455 section 4, or the library refused it (library_refused) although it was legal.</source>
        <translation>握手违反了 RFC 6455 第 4 节，或者虽然合法却被库拒绝（library_refused）。</translation>
    </message>
    <message>
        <source>TCP was up, but the opening handshake did not come in time.</source>
        <translation>TCP 已连通，但握手没有按时到来。</translation>
    </message>
    <message>
        <source>An HTTP status other than 101 came back.</source>
        <translation>返回的 HTTP 状态不是 101。</translation>
    </message>
    <message>
        <source>  from a client: %1, %2</source>
        <translation>  来自客户端：%1，%2</translation>
    </message>
    <message>
        <source>  from a server: %1, %2</source>
        <translation>  来自服务器：%1，%2</translation>
    </message>
    <message>
        <source>  Never on the wire: an API shows it when the connection ended without a Close frame. It says nothing about who ended it or why; these causes hide behind it:
</source>
        <translation>  不会出现在线路上：当连接没有关闭帧就结束时由 API 显示。它不能说明由谁结束或为何结束；背后可能是以下原因：
</translation>
    </message>
    <message>
        <source>from the client</source>
        <translation>来自客户端</translation>
    </message>
    <message>
        <source>to the client</source>
        <translation>发往客户端</translation>
    </message>
    <message>
        <source>from the server</source>
        <translation>来自服务器</translation>
    </message>
    <message>
        <source>to the server</source>
        <translation>发往服务器</translation>
    </message>
    <message>
        <source>Dialling %1, port %2</source>
        <translation>正在连接 %1，端口 %2</translation>
    </message>
    <message>
        <source>TCP connection accepted from %1</source>
        <translation>接受了来自 %1 的 TCP 连接</translation>
    </message>
    <message>
        <source>TCP connection to %1 established</source>
        <translation>已建立到 %1 的 TCP 连接</translation>
    </message>
    <message>
        <source>TLS established: %1, %2</source>
        <translation>TLS 已建立：%1，%2</translation>
    </message>
    <message>
        <source>Opening handshake requested: %1</source>
        <translation>请求握手：%1</translation>
    </message>
    <message>
        <source>Request %1 is no valid opening handshake: %2</source>
        <translation>请求 %1 不是有效的握手：%2</translation>
    </message>
    <message>
        <source>HTTP status %1 %2</source>
        <translation>%2的 HTTP 状态 %1</translation>
    </message>
    <message>
        <source>WebSocket open</source>
        <translation>WebSocket 已连接</translation>
    </message>
    <message>
        <source>Could not open: %1</source>
        <translation>未能连接：%1</translation>
    </message>
    <message>
        <source>%1 frames, %2 bytes %3</source>
        <translation>%3：%1 帧，%2 字节</translation>
    </message>
    <message>
        <source>Ping %1</source>
        <translation>%1的 ping</translation>
    </message>
    <message>
        <source>Pong %1 after %2</source>
        <translation>%1的 pong，用时 %2</translation>
    </message>
    <message>
        <source>Pong %1</source>
        <translation>%1的 pong</translation>
    </message>
    <message>
        <source>Close frame %1: %2%3</source>
        <translation>%1的关闭帧：%2%3</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>Protocol violation %1 at byte %2: %3</source>
        <translation>%1的数据在第 %2 字节处违反协议：%3</translation>
    </message>
    <message>
        <source>The stream %1 ended inside the head of a frame</source>
        <translation>%1的数据流在帧头中间结束</translation>
    </message>
    <message>
        <source>The stream %1 ended inside a %2 frame: %3 of %4 bytes</source>
        <translation>%1的数据流在一个 %2 帧中间结束：%4 字节中的 %3 字节</translation>
    </message>
    <message>
        <source>%1 bytes %2 after the Close frame</source>
        <translation>关闭帧之后还有%2的 %1 字节</translation>
    </message>
    <message>
        <source>, looking like an HTTP response</source>
        <translation>，看起来像 HTTP 响应</translation>
    </message>
    <message>
        <source>%1 closed TCP (FIN) without TLS close_notify</source>
        <translation>%1未发送 TLS close_notify 就关闭了 TCP（FIN）</translation>
    </message>
    <message>
        <source>%1 closed TCP (FIN)</source>
        <translation>%1关闭了 TCP（FIN）</translation>
    </message>
    <message>
        <source>%1 reset TCP (RST)</source>
        <translation>%1重置了 TCP（RST）</translation>
    </message>
    <message>
        <source>TCP gave up: data was not acknowledged (%1)</source>
        <translation>TCP 已放弃：数据未被确认（%1）</translation>
    </message>
    <message>
        <source>The network is unreachable (%1)</source>
        <translation>网络不可达（%1）</translation>
    </message>
    <message>
        <source>Dropscope closed TCP</source>
        <translation>Dropscope 关闭了 TCP</translation>
    </message>
    <message>
        <source>TCP ended (%1)</source>
        <translation>TCP 已结束（%1）</translation>
    </message>
    <message>
        <source>TLS failed: %1</source>
        <translation>TLS 失败：%1</translation>
    </message>
    <message>
        <source>Ended on request (%1)</source>
        <translation>应要求结束（%1）</translation>
    </message>
    <message>
        <source>Ended because the endpoint stopped</source>
        <translation>因端点停止而结束</translation>
    </message>
    <message>
        <source>Given up after unanswered pings</source>
        <translation>ping 无应答，已放弃</translation>
    </message>
    <message>
        <source>Ended because %1</source>
        <translation>结束原因：%1</translation>
    </message>
    <message>
        <source>Broken on purpose: %1</source>
        <translation>已注入故障：%1</translation>
    </message>
    <message>
        <source>Limit %1 (%2) reached with %3</source>
        <translation>达到上限 %1（%2），实际为 %3</translation>
    </message>
    <message>
        <source>Refused: %1 is not allowed</source>
        <translation>已拒绝：不允许此 %1</translation>
    </message>
    <message>
        <source>%1 closed (%2)%3, %4 after a ping of its own that was never answered.</source>
        <translation>%1在自己的 ping 一直没有得到应答之后 %4 关闭了连接（%2）%3。</translation>
    </message>
    <message>
        <source>%1 closed TCP (FIN) %2 after a ping of its own that was never answered.</source>
        <translation>%1在自己的 ping 一直没有得到应答之后 %2 关闭了 TCP（FIN）。</translation>
    </message>
    <message>
        <source>%1 reset TCP (RST) %2 after a ping of its own that was never answered.</source>
        <translation>%1在自己的 ping 一直没有得到应答之后 %2 重置了 TCP（RST）。</translation>
    </message>
    <message>
        <source>%1 ended the connection after it had stopped reading: %2 bytes waited for it.</source>
        <translation>%1早已停止读取，随后结束了连接：还有 %2 字节在等它接收。</translation>
    </message>
    <message>
        <source>%1 gave up after %2 without an answer to its ping: Dropscope kept the answer from it on purpose (drop-pongs).</source>
        <translation>%1的 ping 在 %2内没有得到应答，于是放弃了连接：应答是 Dropscope 的故障注入扣下的（drop-pongs）。</translation>
    </message>
    <message>
        <source>%1 sent an HTTP answer (%2) where WebSocket frames should be, after the 101.</source>
        <translation>%1在 101 之后本应发送 WebSocket 帧的地方发送了 HTTP 应答（%2）。</translation>
    </message>
    <message>
        <source>A proxy before it removed the headers of the upgrade. nginx needs all three: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection &quot;upgrade&quot;.</source>
        <translation>它前面的代理去掉了升级所需的标头。nginx 需要这三项：proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection &quot;upgrade&quot;。</translation>
    </message>
    <message>
        <source>Client author: reconnect when the client runs again; nothing is to be mended.</source>
        <translation>客户端开发者：客户端再次运行时重新连接即可，无需修复什么。</translation>
    </message>
    <message>
        <source>Client author: send less often; the server limits the rate. Retrying at once makes it worse.</source>
        <translation>客户端开发者：降低发送频率；服务器限制了速率。立即重试只会更糟。</translation>
    </message>
    <message>
        <source>Client author: wait longer for the opening, or try again with back-off.</source>
        <translation>客户端开发者：给连接建立更长的等待时间，或按退避策略重试。</translation>
    </message>
    <message>
        <source>Look at both ends: what one of them sent could not be looked into here.</source>
        <translation>请检查两端：其中一端发送的内容在这里无法查看。</translation>
    </message>
    <message>
        <source>Look at the client, which complained: Dropscope read all that the server sent, and it was legal.</source>
        <translation>请检查提出异议的客户端：服务器发送的全部内容 Dropscope 都读过，均合法。</translation>
    </message>
    <message>
        <source>Look at the server, which complained: Dropscope read all that the client sent, and it was legal.</source>
        <translation>请检查提出异议的服务器：客户端发送的全部内容 Dropscope 都读过，均合法。</translation>
    </message>
    <message>
        <source>Look at the client: what kept it from reading then? A blocked event loop and a frozen tab do this.</source>
        <translation>请检查客户端：当时是什么使它不再读取？事件循环阻塞或标签页冻结都会如此。</translation>
    </message>
    <message>
        <source>Look at the server: what kept it from reading then? A handler that waits for something else does this.</source>
        <translation>请检查服务器：当时是什么使它不再读取？处理程序在等待别的事情时就会如此。</translation>
    </message>
    <message>
        <source>Record the packets on both sides of Dropscope at such a time: they show what TCP did.</source>
        <translation>请在这类时刻抓取 Dropscope 两侧的数据包：它们能显示 TCP 发生了什么。</translation>
    </message>
    <message>
        <source>See why the server did not answer: overloaded, stuck, or another protocol on this port.</source>
        <translation>请查明服务器为何没有应答：过载、卡住，或该端口上是其他协议。</translation>
    </message>
    <message>
        <source>The answer came with “%1”: see whether that is your application or something before it.</source>
        <translation>应答带有“%1”：请确认那是您的应用还是它前面的某个组件。</translation>
    </message>
    <message>
        <source>The client did not accept the answer to its opening handshake: %1.</source>
        <translation>客户端没有接受对其握手请求的应答：%1。</translation>
    </message>
    <message>
        <source>The request has the key of a WebSocket handshake but not its upgrade: something on the way removed the headers Upgrade and Connection.</source>
        <translation>请求带有 WebSocket 握手的密钥，却没有升级标头：途中某个组件去掉了 Upgrade 和 Connection。</translation>
    </message>
    <message>
        <source>The server did not answer the opening handshake for %1; then the client gave up.</source>
        <translation>服务器在 %1内没有应答握手请求，随后客户端放弃了。</translation>
    </message>
    <message>
        <source>The server says that the request reached it without its upgrade.</source>
        <translation>服务器表示请求到达时已没有升级标头。</translation>
    </message>
    <message>
        <source>This computer dropped the connection (ECONNABORTED).</source>
        <translation>本机丢弃了该连接（ECONNABORTED）。</translation>
    </message>
    <message>
        <source>This computer dropped the connection itself (ECONNABORTED): its network changed, or a program ended its connections (ss -K). Look at this computer.</source>
        <translation>本机自己丢弃了该连接（ECONNABORTED）：网络发生变化，或有程序结束了它的连接（ss -K）。请检查本机。</translation>
    </message>
    <message>
        <source>This was a limit of Dropscope, of neither the client nor the server.</source>
        <translation>这是 Dropscope 自身的限制，与客户端和服务器无关。</translation>
    </message>
    <message>
        <source>This was broken on purpose: neither end is to blame. See how the client came back.</source>
        <translation>这是有意制造的故障，两端都没有过错。请看客户端是如何恢复的。</translation>
    </message>
    <message>
        <source>What the client sent was not read after byte %1: it is no WebSocket frame.</source>
        <translation>客户端发送的内容在第 %1 字节之后未能读取：那不是 WebSocket 帧。</translation>
    </message>
    <message>
        <source>What the server sent was not read after byte %1: it is no WebSocket frame.</source>
        <translation>服务器发送的内容在第 %1 字节之后未能读取：那不是 WebSocket 帧。</translation>
    </message>
    <message>
        <source>an HTTP answer stood where a frame should be</source>
        <translation>本应是帧的地方出现了 HTTP 应答</translation>
    </message>
    <message>
        <source>; nothing is read from there on</source>
        <translation>；从那里起不再读取</translation>
    </message>
    <message>
        <source>after_101: an HTTP answer came where frames should be</source>
        <translation>after_101：本应是帧的地方出现了 HTTP 应答</translation>
    </message>
    <message>
        <source>origin, host: Dropscope did not allow it</source>
        <translation>origin、host：Dropscope 未允许</translation>
    </message>
    <message>
        <source>drop_pongs: an end gave up because we kept the answer to its ping from it</source>
        <translation>drop_pongs：由于我们扣下了对其 ping 的应答，一端放弃了连接</translation>
    </message>
    <message>
        <source>client, server: which of them did not read, as TCP and waiting bytes show</source>
        <translation>client、server：由 TCP 与积压的字节可见，是哪一端没有读取</translation>
    </message>
    <message>
        <source>aborted_here: this computer dropped the connection itself (ECONNABORTED)</source>
        <translation>aborted_here：本机自己丢弃了该连接（ECONNABORTED）</translation>
    </message>
    <message>
        <source>gave_up: the client ended it while the server had not answered</source>
        <translation>gave_up：服务器尚未应答时客户端就结束了连接</translation>
    </message>
    <message>
        <source>Limit %1 reached</source>
        <translation>达到上限 %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>已执行：%1</translation>
    </message>
    <message>
        <source>Not done: %1: %2</source>
        <translation>未能执行：%1：%2</translation>
    </message>
    <message>
        <source>No answer to %1 pings for %2</source>
        <translation>%1 个 ping 在 %2内无应答</translation>
    </message>
    <message>
        <source>No answer to the Close frame for %1</source>
        <translation>关闭帧在 %1内无应答</translation>
    </message>
    <message>
        <source>TLS handshake not complete after %1</source>
        <translation>%1后 TLS 握手仍未完成</translation>
    </message>
    <message>
        <source>No TCP connection after %1</source>
        <translation>%1后仍无 TCP 连接</translation>
    </message>
    <message>
        <source>Opening handshake not complete after %1</source>
        <translation>%1后握手仍未完成</translation>
    </message>
    <message>
        <source>TCP: %1 unacknowledged, %2 retransmits</source>
        <translation>TCP：%1 个未确认，%2 次重传</translation>
    </message>
    <message>
        <source>The last %1 frames</source>
        <translation>最后 %1 帧</translation>
    </message>
    <message>
        <source>Message of %1 bytes %2</source>
        <translation>%2的消息，%1 字节</translation>
    </message>
    <message>
        <source>Continues session %1</source>
        <translation>接续会话 %1</translation>
    </message>
    <message>
        <source>Everything released</source>
        <translation>资源已全部释放</translation>
    </message>
    <message>
        <source>, %1 after the last frame</source>
        <translation>，距最后一帧 %1</translation>
    </message>
    <message>
        <source>Dropscope closed the connection after the time that was set for it.</source>
        <translation>Dropscope 按设定的时间关闭了连接。</translation>
    </message>
    <message>
        <source>Dropscope aborted the connection because you asked it to.</source>
        <translation>Dropscope 应您的要求中止了连接。</translation>
    </message>
    <message>
        <source>Dropscope closed the connection because you asked it to.</source>
        <translation>Dropscope 应您的要求关闭了连接。</translation>
    </message>
    <message>
        <source>Dropscope closed the connection because it stopped.</source>
        <translation>Dropscope 因停止运行而关闭了连接。</translation>
    </message>
    <message>
        <source>Dropscope broke the connection on purpose (%1).</source>
        <translation>Dropscope 注入故障，中断了连接（%1）。</translation>
    </message>
    <message>
        <source>Dropscope ended the connection: limit %1 is %2, reached with %3.</source>
        <translation>Dropscope 结束了连接：上限 %1 为 %2，实际达到 %3。</translation>
    </message>
    <message>
        <source>Dropscope ended the connection because of its limit %1.</source>
        <translation>Dropscope 因达到上限 %1 而结束了连接。</translation>
    </message>
    <message>
        <source>%1 broke the WebSocket protocol: %2. Dropscope ended the connection.</source>
        <translation>%1违反了 WebSocket 协议：%2。Dropscope 结束了连接。</translation>
    </message>
    <message>
        <source>%1 closed with %2, a code that must never be in a Close frame.</source>
        <translation>%1以 %2 关闭，而该关闭码绝不允许出现在关闭帧中。</translation>
    </message>
    <message>
        <source>%1 closed with a malformed Close frame.</source>
        <translation>%1以格式错误的关闭帧关闭了连接。</translation>
    </message>
    <message>
        <source>%1 closed because it met a protocol error (%2)%3.</source>
        <translation>%1因遇到协议错误而关闭（%2）%3。</translation>
    </message>
    <message>
        <source>The opening handshake was legal, but the Qt library that Dropscope uses refused it. The other end is not to blame.</source>
        <translation>握手合法，但被 Dropscope 所用的 Qt 库拒绝。责任不在对端。</translation>
    </message>
    <message>
        <source>The request was no valid opening handshake: %1. Dropscope refused it.</source>
        <translation>该请求不是有效的握手：%1。Dropscope 拒绝了它。</translation>
    </message>
    <message>
        <source>The client left right after the 101, without a frame of its own: it had offered the subprotocols %1, and the answer chose none.</source>
        <translation>客户端在收到 101 后随即离开，自己没有发送任何帧：它提供了子协议 %1，而应答一个也没有选。</translation>
    </message>
    <message>
        <source>The answer was no valid opening handshake: %1.</source>
        <translation>该应答不是有效的握手：%1。</translation>
    </message>
    <message>
        <source>Let the server choose one of the subprotocols that the client offers, or let the client offer none.</source>
        <translation>让服务器从客户端提供的子协议中选择一个，或者让客户端不提供子协议。</translation>
    </message>
    <message>
        <source>%1, which is no valid answer to the request: %2</source>
        <translation>%1，这不是对请求的有效应答：%2</translation>
    </message>
    <message>
        <source>it chose none of the subprotocols that were offered</source>
        <translation>它没有选择所提供的任何子协议</translation>
    </message>
    <message>
        <source>The answer was no valid opening handshake: %1. Dropscope refused it.</source>
        <translation>该应答不是有效的握手：%1。Dropscope 拒绝了它。</translation>
    </message>
    <message>
        <source>%1 closed because its pings were not answered in time (%2)%3.</source>
        <translation>%1因其 ping 未及时得到应答而关闭（%2）%3。</translation>
    </message>
    <message>
        <source>%1 answered no ping for %2, so Dropscope gave the connection up.</source>
        <translation>%1在 %2内没有应答任何 ping，Dropscope 因此放弃了该连接。</translation>
    </message>
    <message>
        <source>Its kernel still acknowledged data: the program is frozen or busy.</source>
        <translation>其内核仍在确认数据：程序已冻结或过忙。</translation>
    </message>
    <message>
        <source>Data went unacknowledged: the network path is dead.</source>
        <translation>数据未被确认：网络路径已中断。</translation>
    </message>
    <message>
        <source>%1 closed TCP before the opening handshake was complete.</source>
        <translation>%1在握手完成之前关闭了 TCP。</translation>
    </message>
    <message>
        <source>%1 closed TCP in the middle of a Close frame%2.</source>
        <translation>%1在关闭帧中途关闭了 TCP%2。</translation>
    </message>
    <message>
        <source>%1 closed TCP in the middle of a frame%2.</source>
        <translation>%1在一帧中途关闭了 TCP%2。</translation>
    </message>
    <message>
        <source>%1 closed TCP (FIN) without a Close frame%2.</source>
        <translation>%1未发送关闭帧就关闭了 TCP（FIN）%2。</translation>
    </message>
    <message>
        <source>%1 reset TCP (RST) before the opening handshake was complete.</source>
        <translation>%1在握手完成之前重置了 TCP（RST）。</translation>
    </message>
    <message>
        <source>%1 reset TCP (RST) without a Close frame%2.</source>
        <translation>%1未发送关闭帧就重置了 TCP（RST）%2。</translation>
    </message>
    <message>
        <source>%1 closed the connection normally (%2)%3.</source>
        <translation>%1正常关闭了连接（%2）%3。</translation>
    </message>
    <message>
        <source>The client went away (%1)%2: a closed tab, a reload or a navigation looks like this.</source>
        <translation>客户端离开了（%1）%2：关闭标签页、刷新或跳转页面都是这样。</translation>
    </message>
    <message>
        <source>The client closed because it restarts (%1)%2.</source>
        <translation>客户端因重启而关闭（%1）%2。</translation>
    </message>
    <message>
        <source>%1 closed the connection without giving a code.</source>
        <translation>%1关闭了连接，但没有给出关闭码。</translation>
    </message>
    <message>
        <source>%1 closed this connection because a newer one took its place%2.</source>
        <translation>%1关闭了此连接，因为有新连接取而代之%2。</translation>
    </message>
    <message>
        <source>The server went away (%1)%2.</source>
        <translation>服务器下线了（%1）%2。</translation>
    </message>
    <message>
        <source>%1 is overloaded and asked to try again later (%2)%3.</source>
        <translation>%1已过载，要求稍后重试（%2）%3。</translation>
    </message>
    <message>
        <source>%1 closed with code %2%3. What that code means depends on the application.</source>
        <translation>%1以关闭码 %2 关闭%3。该关闭码的含义由应用决定。</translation>
    </message>
    <message>
        <source>%1 closed because of a payload it could not read (%2)%3.</source>
        <translation>%1因无法读取载荷而关闭（%2）%3。</translation>
    </message>
    <message>
        <source>%1 closed because a message was too big (%2)%3.</source>
        <translation>%1因消息过大而关闭（%2）%3。</translation>
    </message>
    <message>
        <source>%1 closed because its policy was violated (%2)%3.</source>
        <translation>%1因其策略被违反而关闭（%2）%3。</translation>
    </message>
    <message>
        <source>%1 closed because of an internal error (%2)%3.</source>
        <translation>%1因内部错误而关闭（%2）%3。</translation>
    </message>
    <message>
        <source>%1 closed because the connection was idle (%2)%3.</source>
        <translation>%1因连接空闲而关闭（%2）%3。</translation>
    </message>
    <message>
        <source>%1 closed because its peer read too slowly (%2)%3.</source>
        <translation>%1因对端读取过慢而关闭（%2）%3。</translation>
    </message>
    <message>
        <source>%1 closed as well (%2)%3, which is no answer: the two may have crossed.</source>
        <translation>%1也发来了关闭帧（%2）%3，它不是应答：两个关闭帧可能在途中交错。</translation>
    </message>
    <message>
        <source>%1 closed the connection (%2)%3.</source>
        <translation>%1关闭了连接（%2）%3。</translation>
    </message>
    <message>
        <source>The server&apos;s name could not be resolved%1.</source>
        <translation>无法解析服务器的名称%1。</translation>
    </message>
    <message>
        <source>The server refused the TCP connection.</source>
        <translation>服务器拒绝了 TCP 连接。</translation>
    </message>
    <message>
        <source>The server could not be reached%1.</source>
        <translation>无法连接到服务器%1。</translation>
    </message>
    <message>
        <source>The forward proxy refused the connection%1.</source>
        <translation>正向代理拒绝了连接%1。</translation>
    </message>
    <message>
        <source>The TLS handshake failed%1.</source>
        <translation>TLS 握手失败%1。</translation>
    </message>
    <message>
        <source>The server answered HTTP %1 instead of opening the WebSocket.</source>
        <translation>服务器应答了 HTTP %1，而没有建立 WebSocket。</translation>
    </message>
    <message>
        <source>The client did not complete the opening handshake within %1.</source>
        <translation>客户端未能在 %1内完成握手。</translation>
    </message>
    <message>
        <source>The server did not complete the opening handshake within %1.</source>
        <translation>服务器未能在 %1内完成握手。</translation>
    </message>
    <message>
        <source>Nothing was seen that explains the end of this connection.</source>
        <translation>没有观察到能解释此连接结束的事件。</translation>
    </message>
    <message>
        <source>The connection ended, and nothing seen says why.</source>
        <translation>连接已结束，但观察到的事件无法说明原因。</translation>
    </message>
    <message>
        <source>TLS broke while the connection was open.</source>
        <translation>TLS 在连接期间出错。</translation>
    </message>
    <message>
        <source>endpoint %1 %2 %3</source>
        <translation>端点 %1 %2 %3</translation>
    </message>
    <message>
        <source>%1  session %2 open  %3 %4</source>
        <translation>%1  会话 %2 已连接  %3 %4</translation>
    </message>
    <message>
        <source>%1  session %2 %3  %4, ended by %5, %6</source>
        <translation>%1  会话 %2 %3  %4，结束方：%5，%6</translation>
    </message>
    <message>
        <source>, after %1</source>
        <translation>，历时 %1</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>异常断开</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Normal closure</source>
        <translation>正常关闭</translation>
    </message>
    <message>
        <source>Client going away</source>
        <translation>客户端离开</translation>
    </message>
    <message>
        <source>Close without a code</source>
        <translation>无关闭码的关闭</translation>
    </message>
    <message>
        <source>Closed by Dropscope</source>
        <translation>由 Dropscope 关闭</translation>
    </message>
    <message>
        <source>Replaced by a newer connection</source>
        <translation>被新连接取代</translation>
    </message>
    <message>
        <source>Server going away</source>
        <translation>服务器下线</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>稍后重试</translation>
    </message>
    <message>
        <source>Application close code</source>
        <translation>应用自定义关闭码</translation>
    </message>
    <message>
        <source>Protocol error</source>
        <translation>协议错误</translation>
    </message>
    <message>
        <source>Invalid payload</source>
        <translation>载荷无效</translation>
    </message>
    <message>
        <source>Message too big</source>
        <translation>消息过大</translation>
    </message>
    <message>
        <source>Policy violation</source>
        <translation>违反策略</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>内部错误</translation>
    </message>
    <message>
        <source>Idle timeout of the peer</source>
        <translation>对端空闲超时</translation>
    </message>
    <message>
        <source>Slow consumer</source>
        <translation>接收方过慢</translation>
    </message>
    <message>
        <source>Heartbeat timeout</source>
        <translation>心跳超时</translation>
    </message>
    <message>
        <source>TCP closed without a Close frame</source>
        <translation>无关闭帧的 TCP 关闭</translation>
    </message>
    <message>
        <source>TCP reset</source>
        <translation>TCP 重置</translation>
    </message>
    <message>
        <source>TCP timeout</source>
        <translation>TCP 超时</translation>
    </message>
    <message>
        <source>Network down</source>
        <translation>网络中断</translation>
    </message>
    <message>
        <source>Address changed</source>
        <translation>地址改变</translation>
    </message>
    <message>
        <source>Sleep or freeze</source>
        <translation>休眠或冻结</translation>
    </message>
    <message>
        <source>TLS failure</source>
        <translation>TLS 失败</translation>
    </message>
    <message>
        <source>Closing handshake timeout</source>
        <translation>关闭握手超时</translation>
    </message>
    <message>
        <source>Unknown loss</source>
        <translation>原因不明的异常断开</translation>
    </message>
    <message>
        <source>DNS failure</source>
        <translation>DNS 失败</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Connect timeout</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Refused by the proxy</source>
        <translation>被代理拒绝</translation>
    </message>
    <message>
        <source>Upgrade rejected</source>
        <translation>升级被拒绝</translation>
    </message>
    <message>
        <source>Bad handshake</source>
        <translation>握手无效</translation>
    </message>
    <message>
        <source>Handshake timeout</source>
        <translation>握手超时</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Dropscope</source>
        <translation>Dropscope</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>proven</source>
        <translation>已证实</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>推测</translation>
    </message>
    <message>
        <source>listener</source>
        <translation>监听器</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>closed (FIN)</source>
        <translation>已关闭（FIN）</translation>
    </message>
    <message>
        <source>reset (RST)</source>
        <translation>已重置（RST）</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>closed by Dropscope</source>
        <translation>由 Dropscope 关闭</translation>
    </message>
    <message>
        <source>wire</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>name lookup</source>
        <translation>名称解析</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS 握手</translation>
    </message>
    <message>
        <source>opening handshake</source>
        <translation>握手</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>无关闭码</translation>
    </message>
    <message>
        <source>The client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>The client or something between it and Dropscope</source>
        <translation>客户端或它与 Dropscope 之间的设备</translation>
    </message>
    <message>
        <source>The server or something between it and Dropscope</source>
        <translation>服务器或它与 Dropscope 之间的设备</translation>
    </message>
    <message>
        <source>a frame used a reserved bit that was not negotiated</source>
        <translation>有一帧使用了未经协商的保留位</translation>
    </message>
    <message>
        <source>a frame had a reserved opcode</source>
        <translation>有一帧使用了保留的操作码</translation>
    </message>
    <message>
        <source>the fragments of a message were out of order</source>
        <translation>消息分片的顺序错误</translation>
    </message>
    <message>
        <source>a control frame was fragmented or too long</source>
        <translation>控制帧被分片或过长</translation>
    </message>
    <message>
        <source>the body of a Close frame was malformed</source>
        <translation>关闭帧的内容格式错误</translation>
    </message>
    <message>
        <source>a Close frame carried a code that must never be sent</source>
        <translation>关闭帧带有绝不允许发送的关闭码</translation>
    </message>
    <message>
        <source>the length of a frame was malformed</source>
        <translation>帧长度格式错误</translation>
    </message>
    <message>
        <source>a text message was not valid UTF-8</source>
        <translation>文本消息不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>its Connection header does not name Upgrade</source>
        <translation>Connection 头中没有 Upgrade</translation>
    </message>
    <message>
        <source>it had no Sec-WebSocket-Key</source>
        <translation>缺少 Sec-WebSocket-Key</translation>
    </message>
    <message>
        <source>its Sec-WebSocket-Key is not 16 bytes in Base64</source>
        <translation>Sec-WebSocket-Key 不是 16 字节的 Base64</translation>
    </message>
    <message>
        <source>its Sec-WebSocket-Version is not 13</source>
        <translation>Sec-WebSocket-Version 不是 13</translation>
    </message>
    <message>
        <source>it used HTTP/1.0 or older</source>
        <translation>使用了 HTTP/1.0 或更早版本</translation>
    </message>
    <message>
        <source>its method was not GET</source>
        <translation>方法不是 GET</translation>
    </message>
    <message>
        <source>it had no Host header</source>
        <translation>缺少 Host 头</translation>
    </message>
    <message>
        <source>it was not a valid HTTP head</source>
        <translation>不是有效的 HTTP 头</translation>
    </message>
    <message>
        <source>its Sec-WebSocket-Accept did not match the key</source>
        <translation>Sec-WebSocket-Accept 与密钥不匹配</translation>
    </message>
    <message>
        <source>it chose a subprotocol that was not offered</source>
        <translation>选择了未提供的子协议</translation>
    </message>
    <message>
        <source>it chose an extension that was not offered</source>
        <translation>选择了未提供的扩展</translation>
    </message>
    <message>
        <source>: “%1”</source>
        <translation>：“%1”</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>why it ended: tcp_reset, heartbeat_timeout, …</source>
        <translation>为何结束：tcp_reset、heartbeat_timeout 等</translation>
    </message>
    <message>
        <source>who ended it: client, server, network, tool, unknown</source>
        <translation>由谁结束：client、server、network、tool、unknown</translation>
    </message>
    <message>
        <source>Close code; 1006: no Close frame came, 1005: one without a code, none: either</source>
        <translation>关闭码；1006：没有收到关闭帧，1005：收到的帧不带关闭码，none：两者之一</translation>
    </message>
    <message>
        <source>reason text of the Close frame</source>
        <translation>关闭帧的原因文本</translation>
    </message>
    <message>
        <source>silence before the end, or until now: 55s, 2min</source>
        <translation>结束前（或至今）的空闲时间：55s、2min</translation>
    </message>
    <message>
        <source>how long it was open: 200ms, 1.5h</source>
        <translation>连接了多久：200ms、1.5h</translation>
    </message>
    <message>
        <source>path and query that the client asked for</source>
        <translation>客户端请求的路径和查询串</translation>
    </message>
    <message>
        <source>address of the client</source>
        <translation>客户端地址</translation>
    </message>
    <message>
        <source>address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>what the client calls itself</source>
        <translation>客户端的自称</translation>
    </message>
    <message>
        <source>name or number of the endpoint</source>
        <translation>端点的名称或编号</translation>
    </message>
    <message>
        <source>sessions that continue one another: number of the first</source>
        <translation>前后相续的会话：第一个会话的编号</translation>
    </message>
    <message>
        <source>number of the session; several: 3,5,8..12</source>
        <translation>会话编号；多个：3,5,8..12</translation>
    </message>
    <message>
        <source>connecting, open, closing or ended</source>
        <translation>connecting（连接中）、open（已连接）、closing（关闭中）或 ended（已结束）</translation>
    </message>
    <message>
        <source>how sure the verdict is: proven, strong, suggested</source>
        <translation>结论有多确定：proven、strong、suggested</translation>
    </message>
    <message>
        <source>how far it came: dns, tcp, tls, http, open, closing</source>
        <translation>进行到哪一步：dns、tcp、tls、http、open、closing</translation>
    </message>
    <message>
        <source>why Dropscope ended it itself: user, heartbeat, …</source>
        <translation>Dropscope 自己结束它的原因：user、heartbeat 等</translation>
    </message>
    <message>
        <source>what refines the cause</source>
        <translation>原因的细分</translation>
    </message>
    <message>
        <source>whether the closing handshake was completed: yes or no</source>
        <translation>关闭握手是否完成：yes 或 no</translation>
    </message>
    <message>
        <source>status of a refused upgrade: 403</source>
        <translation>被拒绝的升级请求的状态码：403</translation>
    </message>
    <message>
        <source>how TCP ended on either leg: fin, reset, timeout, …</source>
        <translation>任一侧的 TCP 如何结束：fin、reset、timeout 等</translation>
    </message>
    <message>
        <source>how TCP ended on the client leg</source>
        <translation>客户端侧的 TCP 如何结束</translation>
    </message>
    <message>
        <source>how TCP ended on the server leg</source>
        <translation>服务器侧的 TCP 如何结束</translation>
    </message>
    <message>
        <source>subprotocol that was agreed on</source>
        <translation>协商好的子协议</translation>
    </message>
    <message>
        <source>when it ended: 14:03, 2026-11-25, 2026-11-25T14:03:27</source>
        <translation>何时结束：14:03、2026-11-25、2026-11-25T14:03:27</translation>
    </message>
    <message>
        <source>when it opened: 14:03, 2026-11-25</source>
        <translation>何时连接：14:03、2026-11-25</translation>
    </message>
    <message>
        <source>messages in both directions</source>
        <translation>两个方向的消息数</translation>
    </message>
    <message>
        <source>messages that came in</source>
        <translation>收到的消息数</translation>
    </message>
    <message>
        <source>messages that went out</source>
        <translation>发出的消息数</translation>
    </message>
    <message>
        <source>bytes in both directions: 64kB, 1.5MB</source>
        <translation>两个方向的字节数：64kB、1.5MB</translation>
    </message>
    <message>
        <source>bytes that came in</source>
        <translation>收到的字节数</translation>
    </message>
    <message>
        <source>bytes that went out</source>
        <translation>发出的字节数</translation>
    </message>
    <message>
        <source>round trip of the latest ping: 50ms</source>
        <translation>最近一次 ping 的往返时间：50ms</translation>
    </message>
    <message>
        <source>segments that TCP had to send again</source>
        <translation>TCP 重传的报文段数</translation>
    </message>
    <message>
        <source>a whole number such as 3, or a range such as 3..8</source>
        <translation>整数，如 3；或范围，如 3..8</translation>
    </message>
    <message>
        <source>a close code such as 1001, a range such as 4000..4999, or none</source>
        <translation>关闭码，如 1001；范围，如 4000..4999；或 none</translation>
    </message>
    <message>
        <source>a duration such as 55s, 200ms or 1.5min</source>
        <translation>时长，如 55s、200ms 或 1.5min</translation>
    </message>
    <message>
        <source>a size such as 1500, 64kB or 1.5MB</source>
        <translation>大小，如 1500、64kB 或 1.5MB</translation>
    </message>
    <message>
        <source>a time such as 14:03, 2026-11-25 or 2026-11-25T14:03:27</source>
        <translation>时间，如 14:03、2026-11-25 或 2026-11-25T14:03:27</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1, …</source>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>There is no field “%1”. To look for this text, put it in quotes.</source>
        <translation>没有字段“%1”。若要查找这段文本，请加引号。</translation>
    </message>
    <message>
        <source>There is no field “%1”. Did you mean %2? To look for this text, put it in quotes.</source>
        <translation>没有字段“%1”。是否想用 %2？若要查找这段文本，请加引号。</translation>
    </message>
    <message>
        <source>“%1” is no value of %2. There are: %3</source>
        <translation>“%1”不是 %2 的值。可用的值：%3</translation>
    </message>
    <message>
        <source>“%1” cannot be compared with %2. It takes %3.</source>
        <translation>“%1”不能与 %2 比较。它需要%3。</translation>
    </message>
    <message>
        <source>%1 is not ordered: use %1: or %1!= instead of %2</source>
        <translation>%1 没有大小之分：请用 %1: 或 %1!= 代替 %2</translation>
    </message>
    <message>
        <source>A value is missing after “%1”: %2</source>
        <translation>“%1”之后缺少值：%2</translation>
    </message>
    <message>
        <source>Something to look for is missing at “%1”.</source>
        <translation>“%1”处缺少要查找的内容。</translation>
    </message>
    <message>
        <source>The closing quote is missing.</source>
        <translation>缺少右引号。</translation>
    </message>
    <message>
        <source>The closing parenthesis is missing.</source>
        <translation>缺少右括号。</translation>
    </message>
    <message>
        <source>This parenthesis closes nothing. To look for it, put it in quotes.</source>
        <translation>这个右括号没有对应的左括号。若要查找它，请加引号。</translation>
    </message>
    <message>
        <source>More than %1 parentheses within each other.</source>
        <translation>括号嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>The filter is longer than %1 characters.</source>
        <translation>筛选条件超过 %1 个字符。</translation>
    </message>
    <message>
        <source>state resumed</source>
        <translation>状态已恢复</translation>
    </message>
    <message>
        <source>state lost: it starts afresh</source>
        <translation>状态已丢失，从头开始</translation>
    </message>
    <message>
        <source>nothing says whether state was resumed</source>
        <translation>无从得知状态是否恢复</translation>
    </message>
    <message>
        <source>the session was ended on purpose</source>
        <translation>会话是有意结束的</translation>
    </message>
    <message>
        <source>the server says 1000, but seems to end silent sessions by a timer: ping more often, or let normal ends reconnect too</source>
        <translation>服务器给出的是 1000，但看来是按定时器结束空闲会话：请更频繁地发送 ping，或让正常结束也重新连接</translation>
    </message>
    <message>
        <source>Dropscope itself was told to end it</source>
        <translation>是按要求由 Dropscope 自己结束的</translation>
    </message>
    <message>
        <source>the strategy for such ends does not reconnect</source>
        <translation>针对这类结束的策略不重新连接</translation>
    </message>
    <message>
        <source>it failed too often in a way that trying again does not cure</source>
        <translation>多次以重试无法解决的方式失败</translation>
    </message>
    <message>
        <source>told to stop</source>
        <translation>已要求停止</translation>
    </message>
    <message>
        <source>the endpoint stopped</source>
        <translation>端点已停止</translation>
    </message>
    <message>
        <source>Attempt %1 in %2</source>
        <translation>%2后进行第 %1 次尝试</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>Session %1 has taken over after %2: %3</source>
        <translation>会话 %1 在 %2后接替：%3</translation>
    </message>
    <message>
        <source>Session %1 has taken over: %2</source>
        <translation>会话 %1 已接替：%2</translation>
    </message>
    <message>
        <source>Attempt %1 failed: %2</source>
        <translation>第 %1 次尝试失败：%2</translation>
    </message>
    <message>
        <source>No further attempts: %1</source>
        <translation>不再尝试：%1</translation>
    </message>
    <message>
        <source>%1  session %2 recovery (%3)  %4</source>
        <translation>%1  会话 %2 恢复（%3）  %4</translation>
    </message>
    <message>
        <source>%1 ended TLS (close_notify) but left TCP open</source>
        <translation>%1结束了 TLS（close_notify），但没有关闭 TCP</translation>
    </message>
    <message>
        <source>Captured %1 = %2</source>
        <translation>已捕获 %1 = %2</translation>
    </message>
    <message>
        <source>Messages possibly lost: %1 (%2 bytes) were sent after the last sign of life</source>
        <translation>可能丢失的消息：%1 条（%2 字节），在对方最后一次有动静之后发送</translation>
    </message>
    <message>
        <source>Strategy carried out: %1</source>
        <translation>已执行策略：%1</translation>
    </message>
    <message>
        <source>Strategy failed: %1: %2</source>
        <translation>策略执行失败：%1：%2</translation>
    </message>
    <message>
        <source>%1 ended TLS, but not TCP, without a Close frame%2.</source>
        <translation>%1未发送关闭帧就结束了 TLS，但没有关闭 TCP%2。</translation>
    </message>
    <message>
        <source>Client author: do not retry unchanged; that application&apos;s own clients give up after this code.</source>
        <translation>客户端开发者：不要原样重试；该应用自己的客户端在收到此关闭码后会放弃。</translation>
    </message>
    <message>
        <source>Client author: reconnect with back-off, as that application&apos;s own clients do after this code.</source>
        <translation>客户端开发者：按退避策略重连，该应用自己的客户端在收到此关闭码后就是这样做的。</translation>
    </message>
    <message>
        <source>Client author: reconnect at once, as that application&apos;s own clients do.</source>
        <translation>客户端开发者：立即重连，该应用自己的客户端就是这样做的。</translation>
    </message>
    <message>
        <source>Client author: wait at least 1 s before reconnecting, and longer each time.</source>
        <translation>客户端开发者：重连前至少等待 1 秒，并逐次延长。</translation>
    </message>
    <message>
        <source>Tell Dropscope which framework it is, or what the code means, and it will say so from then on.</source>
        <translation>告诉 Dropscope 这是哪个框架，或该关闭码的含义，以后它就会据此说明。</translation>
    </message>
    <message>
        <source>Server or client author: send a ping at least every %1, a third of the silence that ended it; where browsers are involved, the server must do it.</source>
        <translation>服务器或客户端开发者：至少每 %1发送一次 ping，即导致结束的静默时间的三分之一；涉及浏览器时，必须由服务器发送。</translation>
    </message>
    <message>
        <source>Send a ping more often than a third of that idle timer.</source>
        <translation>让 ping 的间隔短于该空闲定时器的三分之一。</translation>
    </message>
    <message>
        <source>Server operator: or raise the server&apos;s idle timer.</source>
        <translation>服务器运维：或者调大服务器的空闲定时器。</translation>
    </message>
    <message>
        <source>Server operator: allow browsers more than 120 s of silence, or accept that sleeping clients come back with a resume token.</source>
        <translation>服务器运维：允许浏览器静默超过 120 秒，或接受休眠的客户端凭恢复令牌回来。</translation>
    </message>
    <message>
        <source>Client author: probe the connection when the page or machine wakes up; run heartbeats in a worker, which hidden tabs do not throttle.</source>
        <translation>客户端开发者：页面或机器唤醒时检查连接；把心跳放在 worker 中运行，隐藏的标签页不会对它限速。</translation>
    </message>
    <message>
        <source>Client author: reconnect at once and resume by token.</source>
        <translation>客户端开发者：立即重连，并凭令牌恢复。</translation>
    </message>
    <message>
        <source>Server author: do not bind a session to the client&apos;s address.</source>
        <translation>服务器开发者：不要把会话与客户端的地址绑定。</translation>
    </message>
    <message>
        <source>Harmless if both Close frames were seen; else look for what blocks the other end.</source>
        <translation>如果双方的关闭帧都已看到，则无妨；否则请查找是什么阻塞了对端。</translation>
    </message>
    <message>
        <source>The client sent 1001: a browser does so when its page goes away. Or it sent 1012: it restarts.</source>
        <translation>客户端发送了 1001：浏览器在页面离开时会这样做。或者发送了 1012：客户端正在重启。</translation>
    </message>
    <message>
        <source>The server said that a newer connection of the same client took the place of this one; or that newer connection was seen, less than 2 s before the Close.</source>
        <translation>服务器说明同一客户端的较新连接取代了此连接；或者在关闭帧之前不到 2 秒看到了那个较新的连接。</translation>
    </message>
    <message>
        <source>The first Close frame carried 1013: the sender is overloaded.</source>
        <translation>第一个关闭帧带有关闭码 1013：发送方过载。</translation>
    </message>
    <message>
        <source>The first Close frame carried a code of 3000 to 4999, which only the application can explain.</source>
        <translation>第一个关闭帧带有 3000 至 4999 的关闭码，只有应用自己才能解释。</translation>
    </message>
    <message>
        <source>Bytes broke RFC 6455, or the peer said so with 1002, 1003 or 1010. The leg whose bytes are wrong is to blame; who sends 1002 is a witness.</source>
        <translation>字节违反了 RFC 6455，或对端用 1002、1003 或 1010 说明了这一点。字节有错的那一侧是责任方；发送 1002 的一方只是见证者。</translation>
    </message>
    <message>
        <source>Text that is not UTF-8, or the peer said so with 1007 (Chrome: 1002).</source>
        <translation>文本不是 UTF-8，或对端用 1007 说明了这一点（Chrome 用 1002）。</translation>
    </message>
    <message>
        <source>The receiver said so with 1009.</source>
        <translation>接收方用 1009 说明了这一点。</translation>
    </message>
    <message>
        <source>The first Close frame carried 1008; its reason may say which policy.</source>
        <translation>第一个关闭帧带有关闭码 1008；其原因文字可能说明是哪条策略。</translation>
    </message>
    <message>
        <source>The first Close frame carried 1011, or 1014 from a gateway whose upstream failed.</source>
        <translation>第一个关闭帧带有 1011，或来自上游失败的网关的 1014。</translation>
    </message>
    <message>
        <source>The reason in the server&apos;s Close frame says that an idle timer struck.</source>
        <translation>服务器关闭帧中的原因文字说明空闲定时器已到期。</translation>
    </message>
    <message>
        <source>The server said so; or data piled up for an end that did not read it.</source>
        <translation>服务器说明了这一点；或者数据在不读取的一端不断堆积。</translation>
    </message>
    <message>
        <source>The address that the connection was bound to is gone, or the same client came back from another address.</source>
        <translation>连接所绑定的地址已不存在，或同一客户端从另一个地址回来了。</translation>
    </message>
    <message>
        <source>The client fell silent, and the same client came back after a minute or more.</source>
        <translation>客户端陷入静默，一分钟或更久之后同一客户端回来了。</translation>
    </message>
    <message>
        <source>The TLS handshake failed, or a record could not be decrypted later on.</source>
        <translation>TLS 握手失败，或之后有记录无法解密。</translation>
    </message>
    <message>
        <source>A Close frame was sent and none came back in time. Whoever sent it is the cause; this is said as a refinement of local_close.</source>
        <translation>发送了关闭帧，但没有按时收到对端的关闭帧。原因归于先发送的一方；这里作为 local_close 的细分给出。</translation>
    </message>
    <message>
        <source>The connection ended, and nothing that was seen explains it.</source>
        <translation>连接已结束，而看到的一切都无法解释原因。</translation>
    </message>
    <message>
        <source>The resolver did not turn the name into an address.</source>
        <translation>域名解析没有把名称转换为地址。</translation>
    </message>
    <message>
        <source>The host answered the connection attempt with RST: nothing listens there.</source>
        <translation>主机以 RST 应答了连接尝试：那里没有程序在监听。</translation>
    </message>
    <message>
        <source>Nothing answered the connection attempt, or there is no route to the host.</source>
        <translation>连接尝试没有得到任何应答，或没有到主机的路由。</translation>
    </message>
    <message>
        <source>The forward proxy did not open the way to the server.</source>
        <translation>正向代理没有连通服务器。</translation>
    </message>
    <message>
        <source>several such ends: if they come the same time after the last frame or at the same age, a timer sent the 1000</source>
        <translation>多次这样的结束：如果它们总在最后一帧之后相同的时间或在相同的寿命时发生，那么 1000 是由定时器发送的</translation>
    </message>
    <message>
        <source>several such ends: if they come the same time after the last frame or at the same age, a timer closed them</source>
        <translation>多次这样的结束：如果它们总在最后一帧之后相同的时间或在相同的寿命时发生，那么是定时器关闭了这些连接</translation>
    </message>
    <message>
        <source>a relay in front of the server and one behind the proxy: where FIN comes first, there it was made; and three or more losses</source>
        <translation>在服务器前和代理后各放一个中继：FIN 先出现的地方就是它产生的地方；并且需要三次或更多异常断开</translation>
    </message>
    <message>
        <source>a second connection that pings every 20 s: if only the silent one is reset, something on the way forgets idle connections</source>
        <translation>另开一个每 20 秒 ping 一次的连接：如果只有静默的那个被重置，说明途中有设备会遗忘空闲连接</translation>
    </message>
    <message>
        <source>a relay on the peer&apos;s machine: if its own leg lives on, the network between is dead; if not, the program is</source>
        <translation>在对端的机器上放一个中继：如果它自己的那一侧仍然存活，则是中间的网络中断了；否则是程序的问题</translation>
    </message>
    <message>
        <source>a relay on either side of the proxy: bytes right before it and wrong behind it are its work</source>
        <translation>在代理的两侧各放一个中继：代理前正确、代理后错误的字节就是它造成的</translation>
    </message>
    <message>
        <source>the log of the end that closed, at that second</source>
        <translation>关闭方在那一秒的日志</translation>
    </message>
    <message>
        <source>a relay between the two: it shows which end stops reading</source>
        <translation>在两者之间放一个中继：它能显示是哪一端停止了读取</translation>
    </message>
    <message>
        <source>a relay between the two, which sees both sides</source>
        <translation>在两者之间放一个中继，它能看到两侧</translation>
    </message>
    <message>
        <source>a direct connection to the server: if it opens, the proxy between answers</source>
        <translation>直接连接服务器：如果能连接，说明是中间的代理作出了应答</translation>
    </message>
    <message>
        <source>a connection from the server&apos;s own machine: if it opens, the network between is to blame</source>
        <translation>从服务器自己的机器发起连接：如果能连接，问题就在中间的网络</translation>
    </message>
    <message>
        <source>path_dead: what was sent was not acknowledged any more</source>
        <translation>path_dead：发送的数据不再得到确认</translation>
    </message>
    <message>
        <source>application_stalled: TCP acknowledged, the program said nothing</source>
        <translation>application_stalled：TCP 仍在确认，但程序没有响应</translation>
    </message>
    <message>
        <source>slow_consumer: the peer&apos;s receive window was closed</source>
        <translation>slow_consumer：对端的接收窗口已关闭</translation>
    </message>
    <message>
        <source>state_lost: the reset answered what was sent after a long silence</source>
        <translation>state_lost：重置是对长时间静默之后所发数据的应答</translation>
    </message>
    <message>
        <source>slow_consumer: data was waiting for the peer, which did not read it</source>
        <translation>slow_consumer：有数据等待对端读取，但它没有读取</translation>
    </message>
    <message>
        <source>truncated_frame, truncated_close: FIN came in the middle of a frame</source>
        <translation>truncated_frame、truncated_close：FIN 出现在帧的中间</translation>
    </message>
    <message>
        <source>tls_truncated: FIN came without TLS&apos;s own goodbye (close_notify)</source>
        <translation>tls_truncated：FIN 到来时没有 TLS 的 close_notify</translation>
    </message>
    <message>
        <source>restart: the code was 1012</source>
        <translation>restart：关闭码是 1012</translation>
    </message>
    <message>
        <source>max_lifetime: the server&apos;s reason asks to reconnect</source>
        <translation>max_lifetime：服务器的原因文字要求重连</translation>
    </message>
    <message>
        <source>reload, navigated: the same client came back within 5 s (a revision)</source>
        <translation>reload、navigated：同一客户端在 5 秒内回来（属于修订）</translation>
    </message>
    <message>
        <source>masking, rsv, opcode, fragmentation, length, bad_close, reserved_code, unsupported_type (1003), extension (1010)</source>
        <translation>masking、rsv、opcode、fragmentation、length、bad_close、reserved_code、unsupported_type（1003）、extension（1010）</translation>
    </message>
    <message>
        <source>the code&apos;s name, where the framework or your own table has one</source>
        <translation>关闭码的名称，如果框架或您自己的表中有的话</translation>
    </message>
    <message>
        <source>redirect (3xx), version (426), not_a_websocket (200)</source>
        <translation>redirect（3xx）、version（426）、not_a_websocket（200）</translation>
    </message>
    <message>
        <source>the limit or fault that struck; closing_timeout: nobody answered our Close</source>
        <translation>触发的上限或故障；closing_timeout：没有人应答我们的关闭帧</translation>
    </message>
    <message>
        <source>What would settle it: %1.</source>
        <translation>如何确定：%1。</translation>
    </message>
    <message>
        <source>  Findings that may be behind it: %1</source>
        <translation>  背后可能的诊断发现：%1</translation>
    </message>
    <message>
        <source>its clients give up</source>
        <translation>其客户端会放弃</translation>
    </message>
    <message>
        <source>its clients reconnect</source>
        <translation>其客户端会重连</translation>
    </message>
    <message>
        <source>its clients reconnect at once</source>
        <translation>其客户端会立即重连</translation>
    </message>
    <message>
        <source>its clients wait before they reconnect</source>
        <translation>其客户端会等待后再重连</translation>
    </message>
    <message>
        <source>its clients reconnect and resume</source>
        <translation>其客户端会重连并恢复</translation>
    </message>
    <message>
        <source>Client author: send a frame at least every %1; the server&apos;s frames do not count. Timers of hidden browser tabs run once a minute, so use a worker, or let the server ping: the browser&apos;s pong counts.</source>
        <translation>客户端开发者：至少每 %1 发送一帧；服务器的帧不算数。隐藏的浏览器标签页每分钟才运行一次定时器，因此请使用 worker，或由服务器发送 ping：浏览器的 pong 算数。</translation>
    </message>
    <message>
        <source>Server author: send a ping at least every %1.</source>
        <translation>服务器开发者：至少每 %1发送一次 ping。</translation>
    </message>
    <message>
        <source>Server author: send a frame or a ping at least every %1; the client&apos;s frames do not count.</source>
        <translation>服务器开发者：至少每 %1 发送一帧或一次 ping；客户端的帧不算数。</translation>
    </message>
    <message>
        <source>Server or client author: send a ping at least every %1. Where browsers are involved, the server must do it.</source>
        <translation>服务器或客户端开发者：至少每 %1发送一次 ping。涉及浏览器时，必须由服务器发送。</translation>
    </message>
    <message>
        <source>Operator: find the timer of %1 between the two, and raise it above the longest silence you want to allow.</source>
        <translation>运维：找到两者之间值为 %1 的定时器，把它调到大于您允许的最长静默时间。</translation>
    </message>
    <message>
        <source>Operator: raise %1 above the longest silence you want to allow (now %2).</source>
        <translation>运维：把 %1 调到大于您允许的最长静默时间（现为 %2）。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Client author: open the next connection at an age of %1, some seconds more or less at random, before the old one ends. Pings do not help.</source>
        <translation>客户端开发者：在连接寿命达到 %1（随机加减几秒）时、旧连接结束之前建立下一个连接。ping 无济于事。</translation>
    </message>
    <message>
        <source>Operator: find the limit of %1 on the way and raise it, if it can be raised.</source>
        <translation>运维：找到途中 %1 的限制，如果可以的话把它调大。</translation>
    </message>
    <message>
        <source>Operator: raise %1, if it can be raised.</source>
        <translation>运维：如果可以，调大 %1。</translation>
    </message>
    <message>
        <source>Client author: wait a random 0–1 s before the first retry, then a random time up to 1, 2, 4, … 30 s; start over only after a connection was stable for 10 s.</source>
        <translation>客户端开发者：首次重试前随机等待 0–1 秒，之后随机等待至多 1、2、4……30 秒；只有在连接稳定 10 秒之后才重新计数。</translation>
    </message>
    <message>
        <source>Look at the verdicts of these sessions: what ends them right after the start?</source>
        <translation>查看这些会话的结论：是什么让它们刚开始就结束？</translation>
    </message>
    <message>
        <source>Server operator: answer 503 with Retry-After while overloaded, so that clients spread out.</source>
        <translation>服务器运维：过载时以 503 和 Retry-After 应答，让客户端分散重连。</translation>
    </message>
    <message>
        <source>Client author: reconnect before the age of %1.</source>
        <translation>客户端开发者：在寿命达到 %1 之前重连。</translation>
    </message>
    <message>
        <source>Client author: send a frame at least every %1, also from hidden tabs; or let the server ping.</source>
        <translation>客户端开发者：至少每 %1 发送一帧，隐藏的标签页也不例外；或由服务器发送 ping。</translation>
    </message>
    <message>
        <source>Server author: end with 1001 or a private code when a timer strikes, and keep 1000 for ends that were wished for; raise the timer of %1.</source>
        <translation>服务器开发者：定时器到期时用 1001 或私有关闭码结束，把 1000 留给有意的结束；并调大 %1 的定时器。</translation>
    </message>
    <message>
        <source>the longest absence</source>
        <translation>最长的离开时间</translation>
    </message>
    <message>
        <source>Page or client author: when a resumed connection ends with 1000 at once, start afresh without the token (for a CLOG page: reload it).</source>
        <translation>网页或客户端开发者：如果恢复的连接立刻以 1000 结束，请不带令牌重新开始（对 CLOG 页面：重新加载）。</translation>
    </message>
    <message>
        <source>Server operator: keep sessions of lost connections for at least %1, and longer than a minute for hidden browser tabs.</source>
        <translation>服务器运维：把异常断开的会话至少保留 %1，对隐藏的浏览器标签页则要超过一分钟。</translation>
    </message>
    <message>
        <source>Server author: refuse an unknown token before the 101, with 404 or 410, or with a private close code.</source>
        <translation>服务器开发者：在 101 之前用 404 或 410 拒绝未知的令牌，或使用私有关闭码。</translation>
    </message>
    <message>
        <source>Client author: reconnect after a random 0–5 s, so that not all come back at once.</source>
        <translation>客户端开发者：随机等待 0–5 秒后重连，避免所有客户端同时回来。</translation>
    </message>
    <message>
        <source>Check this machine&apos;s network at that time: interface, VPN, address.</source>
        <translation>检查本机当时的网络：网络接口、VPN、地址。</translation>
    </message>
    <message>
        <source>Operator: look for a restart, a deployment or a reload of a proxy at that second; drain connections before it.</source>
        <translation>运维：查找那一秒的重启、部署或代理重新加载；在此之前先排空连接。</translation>
    </message>
    <message>
        <source>Server or client author: send a ping at least every %1.</source>
        <translation>服务器或客户端开发者：至少每 %1发送一次 ping。</translation>
    </message>
    <message>
        <source>Operator: look for NAT, firewalls and load balancers on the way whose idle time lies within %1; let them reset instead of forgetting, if they can.</source>
        <translation>运维：查找途中空闲时间在 %1之内的 NAT、防火墙和负载均衡器；如果可以，让它们重置而不是遗忘连接。</translation>
    </message>
    <message>
        <source>Sender&apos;s author: keep messages at or below %1; do not resend the one that failed unchanged.</source>
        <translation>发送方开发者：让消息不超过 %1；不要原样重发失败的消息。</translation>
    </message>
    <message>
        <source>Operator: raise the size limit of the receiver, or of what stands before it.</source>
        <translation>运维：调大接收方或其前方设备的大小上限。</translation>
    </message>
    <message>
        <source>Operator: raise %1.</source>
        <translation>运维：调大 %1。</translation>
    </message>
    <message>
        <source>Operator: look for a limit of %1 messages for each connection (rate limits and quotas count so).</source>
        <translation>运维：查找每个连接 %1 条消息的上限（限流和配额就是这样计数的）。</translation>
    </message>
    <message>
        <source>Operator: look for what runs at that time: a timer of old workers after a reload, a job, a token that expires.</source>
        <translation>运维：查找当时运行的任务：重新加载后旧工作进程的定时器、定时作业、过期的令牌。</translation>
    </message>
    <message>
        <source>Author of the other end: look for what blocks its loop: CPU, garbage collection, large messages.</source>
        <translation>对端开发者：查找是什么阻塞了它的循环：CPU、垃圾回收、大消息。</translation>
    </message>
    <message>
        <source>Look at the network path; reconnect when round trips rise, not only when pongs stop.</source>
        <translation>检查网络路径；在往返时间上升时就重连，不要等到 pong 停止。</translation>
    </message>
    <message>
        <source>Look at what is special about %1: version, network, configuration.</source>
        <translation>检查 %1 的特殊之处：版本、网络、配置。</translation>
    </message>
    <message>
        <source>Operator: the proxy between the two endpoints does not pass close codes on. Do not let clients decide by code there.</source>
        <translation>运维：两个端点之间的代理没有传递关闭码。不要让那里的客户端根据关闭码做决定。</translation>
    </message>
    <message>
        <source>At least 3 ends (4 where the value is nobody&apos;s default), and 60 % of them, come the same time after the last frame, within what the timer scatters. One session that outlives it withdraws the finding.</source>
        <translation>至少 3 次结束（如果该值不是任何产品的默认值则为 4 次）且占 60%，都在最后一帧之后相同的时间发生，误差不超过定时器的离散范围。只要有一个会话活得更久，该诊断发现就会撤回。</translation>
    </message>
    <message>
        <source>At least 3 losses whose first frame after a silence was reset or never answered, all those silences longer than every one that survived (at least 10). The limit lies between the two; it is never a point.</source>
        <translation>至少 3 次异常断开，其静默之后的第一帧被重置或始终没有应答，而且这些静默都比每一次空闲后仍存活的静默更长（至少 10 次）。界限在两者之间；它从来不是一个确定的点。</translation>
    </message>
    <message>
        <source>At least 3 ends, and half of them, come at the same age with traffic right up to them, and nothing lived longer. Ends that share a time of the clock do not count.</source>
        <translation>至少 3 次结束且占一半，都在相同的寿命时发生，并且直到最后都有流量，没有会话活得更久。都在同一时刻的结束不算。</translation>
    </message>
    <message>
        <source>At least 4 ends (or all of 3) within 2 s, far more than chance brings, of sessions that were open together.</source>
        <translation>同时处于连接状态的会话在 2 秒内至少有 4 次结束（或 3 个会话全部结束），远超偶然。</translation>
    </message>
    <message>
        <source>One client opens 5 sessions within a minute, each after losing the one before, or loses 3 in a row within 5 s.</source>
        <translation>一个客户端在一分钟内建立 5 个会话，每次都在前一个异常断开之后；或连续 3 次在 5 秒内异常断开。</translation>
    </message>
    <message>
        <source>More than 5 attempts a second to come back and 5 times the usual; or one client with more than 2 a second; or many that retry in step at a fixed interval.</source>
        <translation>每秒超过 5 次回连尝试且达到平常的 5 倍；或一个客户端每秒超过 2 次；或许多客户端以固定间隔同步重试。</translation>
    </message>
    <message>
        <source>At least 3 losses right after a message larger than every one that got through. Transfers that were stuck do not count.</source>
        <translation>至少 3 次异常断开紧跟在一条比所有成功消息都大的消息之后。卡住的传输不算。</translation>
    </message>
    <message>
        <source>At least 4 losses right after the same number of messages, at different ages, and none got beyond it.</source>
        <translation>至少 4 次异常断开紧跟在相同数量的消息之后，寿命各不相同，而且没有会话超过这个数量。</translation>
    </message>
    <message>
        <source>Ends keep the same distance from at least 3 events, or from the turn of the minute, hour or day, better than from their own opening or last frame.</source>
        <translation>结束与至少 3 个事件、或与整分、整点、整日保持相同的距离，比与自身的连接时刻或最后一帧更一致。</translation>
    </message>
    <message>
        <source>At least 3 losses, and 60 % of those with 20 round trips, in which 3 of the last 5 lay far outside the connection&apos;s own baseline.</source>
        <translation>至少 3 次异常断开，且占有 20 个往返时间样本的异常断开的 60%，其最后 5 个往返中有 3 个远超该连接自己的基线。</translation>
    </message>
    <message>
        <source>One address, network, program or server loses at least 4 connections and 3 times the share of the rest, beyond chance for all values compared. Each client has one vote.</source>
        <translation>某个地址、网络、程序或服务器至少有 4 个连接异常断开，比例是其余的 3 倍，并且在比较所有取值后仍超出偶然。每个客户端一票。</translation>
    </message>
    <message>
        <source>The server ends sessions with Close 1000 when a timer strikes, and the clients do not come back: to them 1000 means a wished-for end.</source>
        <translation>服务器在定时器到期时以 Close 1000 结束会话，而客户端不再回来：对它们来说 1000 表示有意的结束。</translation>
    </message>
    <message>
        <source>The server accepts a connection that carries a resume token and ends it with Close 1000 within a second.</source>
        <translation>服务器接受带有恢复令牌的连接，随后在一秒内以 Close 1000 结束它。</translation>
    </message>
    <message>
        <source>Two endpoints watch the same session and see it end with different close codes, at least 3 times.</source>
        <translation>两个端点观察同一会话，至少 3 次看到它以不同的关闭码结束。</translation>
    </message>
    <message>
        <source>Ends come the same time after the last frame, and the interval of the pings leaves no room below that time.</source>
        <translation>结束总在最后一帧之后相同的时间发生，而 ping 的间隔在这个时间之内没有留下余地。</translation>
    </message>
    <message>
        <source>Idle timeout</source>
        <translation>空闲超时</translation>
    </message>
    <message>
        <source>Silent idle drop</source>
        <translation>静默的空闲丢弃</translation>
    </message>
    <message>
        <source>Maximum lifetime</source>
        <translation>最长寿命</translation>
    </message>
    <message>
        <source>Mass drop</source>
        <translation>大规模掉线</translation>
    </message>
    <message>
        <source>Flapping</source>
        <translation>频繁掉线重连</translation>
    </message>
    <message>
        <source>Reconnect storm</source>
        <translation>重连风暴</translation>
    </message>
    <message>
        <source>Size limit</source>
        <translation>大小上限</translation>
    </message>
    <message>
        <source>Message limit</source>
        <translation>消息数上限</translation>
    </message>
    <message>
        <source>Fixed offset</source>
        <translation>固定时差</translation>
    </message>
    <message>
        <source>Heartbeat degradation</source>
        <translation>心跳恶化</translation>
    </message>
    <message>
        <source>Outlier</source>
        <translation>异常个体</translation>
    </message>
    <message>
        <source>Close code trap</source>
        <translation>关闭码陷阱</translation>
    </message>
    <message>
        <source>Resume refused</source>
        <translation>恢复被拒</translation>
    </message>
    <message>
        <source>Close code rewritten</source>
        <translation>关闭码被改写</translation>
    </message>
    <message>
        <source>Pings too rare</source>
        <translation>ping 太少</translation>
    </message>
    <message>
        <source>one connection that stays silent and one that pings every %1, side by side: if the second lives on, it is an idle timer</source>
        <translation>并排建立两个连接，一个保持静默，一个每 %1 ping 一次：如果后者活下来，就是空闲定时器</translation>
    </message>
    <message>
        <source>a relay behind the proxy, or a direct connection to the server: the way its leg ends tells the products apart</source>
        <translation>在代理之后放一个中继，或直接连接服务器：那一侧的结束方式可以区分各产品</translation>
    </message>
    <message>
        <source>a relay in front of the proxy: its response&apos;s headers name it</source>
        <translation>在代理之前放一个中继：响应头会显示其名称</translation>
    </message>
    <message>
        <source>a connection from within the server&apos;s network: if its silences survive, what forgets lies outside</source>
        <translation>从服务器所在网络内发起连接：如果它空闲后仍存活，遗忘连接的设备就在外面</translation>
    </message>
    <message>
        <source>a direct connection to the server: if it lives longer, the limit is the proxy&apos;s</source>
        <translation>直接连接服务器：如果它活得更久，限制就是代理的</translation>
    </message>
    <message>
        <source>a second endpoint that goes to the server directly: if its sessions stay, it was the proxy</source>
        <translation>另建一个直接连到服务器的端点：如果它的会话没有掉线，就是代理的问题</translation>
    </message>
    <message>
        <source>the same message sent in small frames, and uncompressed: it shows whether frame, message or inflated size counts</source>
        <translation>把同一条消息分成小帧、并且不压缩地发送：由此可知计入上限的是帧、消息还是解压后的大小</translation>
    </message>
    <message>
        <source>; or </source>
        <translation>；或</translation>
    </message>
    <message>
        <source>what stands out</source>
        <translation>突出的对象</translation>
    </message>
    <message>
        <source>For a value of 60 s:</source>
        <translation>当值为 60 秒时：</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>已更新</translation>
    </message>
    <message>
        <source>%1  finding %2 %3  %4, %5</source>
        <translation>%1  诊断发现 %2 %3  %4，%5</translation>
    </message>
    <message>
        <source>%1  session %2 revised  %3  %4</source>
        <translation>%1  会话 %2 已修订  %3  %4</translation>
    </message>
    <message>
        <source>%1 of %2 losses</source>
        <translation>%2 次异常断开中的 %1 次</translation>
    </message>
    <message>
        <source>The sessions&apos; ages agree as well, so a limit of their lifetime is not excluded.</source>
        <translation>各会话的寿命也一致，因此不能排除寿命限制。</translation>
    </message>
    <message>
        <source>Silence of one direction would explain it as well.</source>
        <translation>单一方向的静默同样可以解释。</translation>
    </message>
    <message>
        <source>Whether frames of one direction alone count cannot be told here.</source>
        <translation>在这里无法判断是否只计某一方向的帧。</translation>
    </message>
    <message>
        <source>The ends also share a time of the clock.</source>
        <translation>这些结束还都在同一时刻。</translation>
    </message>
    <message>
        <source>The client is known by address and program only; several may share them.</source>
        <translation>只能凭地址和程序识别该客户端；可能有多个客户端共用它们。</translation>
    </message>
    <message>
        <source>Withdrawn: the time is that of the heartbeat itself.</source>
        <translation>已撤回：这个时间就是心跳本身的时间。</translation>
    </message>
    <message>
        <source>Withdrawn: other endings outnumber it.</source>
        <translation>已撤回：其他结束的数量超过了它。</translation>
    </message>
    <message>
        <source>Lifetimes differ too much to compare.</source>
        <translation>寿命差别太大，无法比较。</translation>
    </message>
    <message>
        <source>Over: nothing new belongs to it.</source>
        <translation>已结束：没有新的成员。</translation>
    </message>
    <message>
        <source>Void: the endpoint&apos;s settings changed.</source>
        <translation>已失效：端点的设置已更改。</translation>
    </message>
    <message>
        <source>%1 came %2 %3</source>
        <translation>%1发生在%3 %2</translation>
    </message>
    <message>
        <source>; %1 silences of up to %2 survived</source>
        <translation>；有 %1 次最长 %2 的空闲后仍存活</translation>
    </message>
    <message>
        <source>An idle timer of %1.</source>
        <translation>值为 %1 的空闲定时器。</translation>
    </message>
    <message>
        <source>%1 were found dead by the first frame after a silence of at least %2; %3 silences of up to %4 survived. Something on the way forgets idle connections without a word, after %5.</source>
        <translation>%1在至少 %2的静默之后的第一帧时发现连接已失效；有 %3 次最长 %4 的空闲后仍存活。途中有设备在 %5之后不声不响地遗忘空闲连接。</translation>
    </message>
    <message>
        <source>Within that lie: %1.</source>
        <translation>在此范围内的有：%1。</translation>
    </message>
    <message>
        <source>%1 came at an age of %2 although traffic went on as before; no session lived longer than %3; %4. </source>
        <translation>%1发生在存活 %2时，尽管通信一直照常；没有会话存活超过 %3；%4。</translation>
    </message>
    <message>
        <source>%1 of %2 ends by the client came %3 after the server&apos;s last frame; %4. The client waits that long for an answer, and then gives up: a timer of %5.</source>
        <translation>客户端发起的 %2 次结束中有 %1 次发生在服务器最后一帧之后 %3；%4。客户端等待应答这么久之后便放弃：这是一个 %5 的定时器。</translation>
    </message>
    <message>
        <source>%1 of %2 ends by the server came %3 after the client&apos;s last frame; %4. The server waits that long for an answer, and then gives up: a timer of %5.</source>
        <translation>服务器发起的 %2 次结束中有 %1 次发生在客户端最后一帧之后 %3；%4。服务器等待应答这么久之后便放弃：这是一个 %5 的定时器。</translation>
    </message>
    <message>
        <source>%1 of %2 losses by the client came within %3 after a binary message from the server</source>
        <translation>客户端造成的 %2 次异常断开中有 %1 次发生在服务器的一条二进制消息之后 %3以内</translation>
    </message>
    <message>
        <source>%1 of %2 losses by the client came within %3 after a message from the server</source>
        <translation>客户端造成的 %2 次异常断开中有 %1 次发生在服务器的一条消息之后 %3以内</translation>
    </message>
    <message>
        <source>%1 of %2 losses by the client came within %3 after a message of %4 from the server</source>
        <translation>客户端造成的 %2 次异常断开中有 %1 次发生在服务器的一条 %4 的消息之后 %3以内</translation>
    </message>
    <message>
        <source>%1 of %2 losses by the client came within %3 after a text message from the server</source>
        <translation>客户端造成的 %2 次异常断开中有 %1 次发生在服务器的一条文本消息之后 %3以内</translation>
    </message>
    <message>
        <source>%1 of %2 losses by the server came within %3 after a binary message from the client</source>
        <translation>服务器造成的 %2 次异常断开中有 %1 次发生在客户端的一条二进制消息之后 %3以内</translation>
    </message>
    <message>
        <source>%1 of %2 losses by the server came within %3 after a message from the client</source>
        <translation>服务器造成的 %2 次异常断开中有 %1 次发生在客户端的一条消息之后 %3以内</translation>
    </message>
    <message>
        <source>%1 of %2 losses by the server came within %3 after a message of %4 from the client</source>
        <translation>服务器造成的 %2 次异常断开中有 %1 次发生在客户端的一条 %4 的消息之后 %3以内</translation>
    </message>
    <message>
        <source>%1 of %2 losses by the server came within %3 after a text message from the client</source>
        <translation>服务器造成的 %2 次异常断开中有 %1 次发生在客户端的一条文本消息之后 %3以内</translation>
    </message>
    <message>
        <source>%1 of %2 sessions that the server ended for one client (%4) ended %3 after another one from the same address with the same program had opened: the newer one seems to take over.</source>
        <translation>服务器为同一客户端（%4）结束的 %2 个会话中，有 %1 个在来自同一地址、使用同一程序的另一会话建立之后 %3 结束：似乎是新会话顶替了旧会话。</translation>
    </message>
    <message>
        <source>%1 of %2 sessions that the server ended for one client (%4) ended %3 after another one with the same id or token had opened: the newer one takes over.</source>
        <translation>服务器为同一客户端（%4）结束的 %2 个会话中，有 %1 个在使用同一标识或令牌的另一会话建立之后 %3 结束：新会话顶替了旧会话。</translation>
    </message>
    <message>
        <source>%1 times, every %2; the latest time:</source>
        <translation>共 %1 次，每隔 %2 一次；最近一次：</translation>
    </message>
    <message>
        <source>At least 3 sessions, and 60 % of those that the server ended for one client, end within 2 s after another one with the same id or token opened; known by address and program only, within 100 ms.</source>
        <translation>服务器为同一客户端结束的会话中至少有 3 个且占 60 %，在使用同一标识或令牌的另一会话建立后 2 秒内结束；若只能凭地址和程序辨认，则在 100 毫秒内。</translation>
    </message>
    <message>
        <source>At least 4 ends by one side (or 3 that agree to a tenth of a second), and 60 % of its ends, come the same time after the last frame of the other side, whatever the sessions&apos; age, with or without a close code. A longer silence that was survived withdraws it.</source>
        <translation>一方发起的结束中至少有 4 次（或 3 次且相差不到十分之一秒）且占 60 %，都发生在对方最后一帧之后的同一时长，与会话存活多久无关，有无关闭码均可。只要有更长的静默后会话仍存活，就撤回此项。</translation>
    </message>
    <message>
        <source>Client author: answer, or send a frame, at least every %1, also while the page is hidden.</source>
        <translation>客户端开发者：至少每 %1 应答或发送一帧，页面隐藏时也要如此。</translation>
    </message>
    <message>
        <source>Client author: close with a code and a reason that say so; without them the end looks wished for.</source>
        <translation>客户端开发者：关闭时附上说明情况的关闭码和原因；否则这次结束看起来像是有意的。</translation>
    </message>
    <message>
        <source>Client author: keep one connection for each id; give every tab and device an id of its own; close the old socket and stop its retries before a new one opens.</source>
        <translation>客户端开发者：每个标识只保持一个连接；为每个标签页和设备分配各自的标识；建立新连接之前先关闭旧连接并停止其重试。</translation>
    </message>
    <message>
        <source>Client author: look in the console for what the message sets off at that moment: an exception, a limit, a call of close().</source>
        <translation>客户端开发者：在控制台中查看该消息在那一刻触发了什么：异常、限制，还是对 close() 的调用。</translation>
    </message>
    <message>
        <source>Client author: record payloads and compare the last message of these sessions with those that got through.</source>
        <translation>客户端开发者：记录消息内容，并将这些会话的最后一条消息与顺利通过的消息进行比较。</translation>
    </message>
    <message>
        <source>End after a message</source>
        <translation>消息之后断开</translation>
    </message>
    <message>
        <source>It follows from finding %1 (%2).</source>
        <translation>它由诊断发现 %1（%2）引起。</translation>
    </message>
    <message>
        <source>It is one of a series, which another finding describes.</source>
        <translation>它属于一个系列，由另一项诊断发现说明。</translation>
    </message>
    <message>
        <source>It is that message, or what it sets off, that ends the session.</source>
        <translation>结束会话的正是这条消息，或由它触发的动作。</translation>
    </message>
    <message>
        <source>Operator: if two clients keep ending each other&apos;s sessions, look for the second one that uses the id of %1.</source>
        <translation>运维：如果两个客户端不断互相顶替，请找出另一个使用 %1 的标识的客户端。</translation>
    </message>
    <message>
        <source>Server author: answer, or send a frame, at least every %1.</source>
        <translation>服务器开发者：至少每 %1 应答或发送一帧。</translation>
    </message>
    <message>
        <source>Server author: close with a code and a reason that say so; without them the end looks wished for.</source>
        <translation>服务器开发者：关闭时附上说明情况的关闭码和原因；否则这次结束看起来像是有意的。</translation>
    </message>
    <message>
        <source>Server author: look in the log for what the message sets off at that moment: an exception, a limit, a rule that forbids it.</source>
        <translation>服务器开发者：在日志中查看该消息在那一刻触发了什么：异常、限制，还是禁止它的规则。</translation>
    </message>
    <message>
        <source>Server author: record payloads and compare the last message of these sessions with those that got through.</source>
        <translation>服务器开发者：记录消息内容，并将这些会话的最后一条消息与顺利通过的消息进行比较。</translation>
    </message>
    <message>
        <source>Silences of up to %1 were answered in time.</source>
        <translation>最长 %1的静默都及时得到了应答。</translation>
    </message>
    <message>
        <source>Takeover</source>
        <translation>会话顶替</translation>
    </message>
    <message>
        <source>Timed close</source>
        <translation>定时关闭</translation>
    </message>
    <message>
        <source>Withdrawn: another finding explains the same ends.</source>
        <translation>已撤回：另一项诊断发现解释了同样的结束。</translation>
    </message>
    <message>
        <source>address unknown</source>
        <translation>地址未知</translation>
    </message>
    <message>
        <source>the ids in the first messages, with payloads recorded</source>
        <translation>记录消息内容后，查看最初几条消息中的标识</translation>
    </message>
    <message>
        <source>the same message on a fresh connection: if that ends too, it is the message</source>
        <translation>在新连接上发送同一条消息：如果也断开，原因就是这条消息</translation>
    </message>
    <message>
        <source>two sessions, one with a frame every %1 from the side that was silent, one without: if only the second ends, it is that timer</source>
        <translation>两个会话，一个由原先静默的一方每 %1 发送一帧，另一个不发送：如果只有第二个断开，就是这个定时器</translation>
    </message>
    <message>
        <source>A maximum lifetime of %1.</source>
        <translation>最长寿命 %1。</translation>
    </message>
    <message>
        <source>%1 of %2 open sessions ended within %3</source>
        <translation>%2 个已连接的会话中有 %1 个在 %3内结束</translation>
    </message>
    <message>
        <source>, all of server %1</source>
        <translation>，都属于服务器 %1</translation>
    </message>
    <message>
        <source>The server went away: it said so, or refused connections right after.</source>
        <translation>服务器离开了：它发送了下线通知，或随后立即拒绝连接。</translation>
    </message>
    <message>
        <source>Sessions to other servers ended in the same moment: what they share is this machine&apos;s network.</source>
        <translation>到其他服务器的会话也在同一时刻结束：它们的共同点是本机的网络。</translation>
    </message>
    <message>
        <source>A restart, a reload of a proxy or the network between can do this.</source>
        <translation>重启、代理重新加载或中间的网络都可能造成这种情况。</translation>
    </message>
    <message>
        <source>%1 opened %2 sessions within a minute, each after losing the one before; they lived %3.</source>
        <translation>%1 在一分钟内建立了 %2 个会话，每次都在前一个异常断开之后；它们存活了 %3。</translation>
    </message>
    <message>
        <source>One client</source>
        <translation>一个客户端</translation>
    </message>
    <message>
        <source>%1 clients retry in step, every %2 without jitter: they come back all at once.</source>
        <translation>%1 个客户端同步重试，每 %2 一次且没有随机抖动：它们会同时回来。</translation>
    </message>
    <message>
        <source>One client made %1 attempts to reconnect within 10 s.</source>
        <translation>一个客户端在 10 秒内尝试重连 %1 次。</translation>
    </message>
    <message>
        <source>%1 attempts to reconnect within 10 s, more than five times the usual rate.</source>
        <translation>10 秒内有 %1 次重连尝试，超过平常速率的五倍。</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>%1 followed a %2 %3 of at least %4; all %5 messages of up to %6 got through; %7.</source>
        <translation>%1紧跟在%3、至少 %4 的%2之后；全部 %5 条最大 %6 的消息都成功通过；%7。</translation>
    </message>
    <message>
        <source>Limits within that range: %1.</source>
        <translation>该范围内的上限：%1。</translation>
    </message>
    <message>
        <source>%1 came right after message number %2 %3, at different ages; no session got beyond it.</source>
        <translation>%1紧跟在%3的第 %2 条消息之后，寿命各不相同；没有会话超过它。</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>day (UTC)</source>
        <translation>日（UTC）</translation>
    </message>
    <message>
        <source>%1 came at the same time of the %2 (%3 into it), whatever the sessions&apos; age: a scheduled job.</source>
        <translation>%1发生在每%2的同一时刻（%3 处），与会话寿命无关：这是定时作业。</translation>
    </message>
    <message>
        <source>many sessions had opened at once</source>
        <translation>许多会话同时建立连接</translation>
    </message>
    <message>
        <source>a mass drop</source>
        <translation>一次大规模掉线</translation>
    </message>
    <message>
        <source>%1 came %2 after %3, whatever the sessions&apos; age and traffic.</source>
        <translation>%1发生在%3之后 %2，与会话的寿命和流量无关。</translation>
    </message>
    <message>
        <source>%1 were announced by slower pongs: round trips left their baseline %2 before the end.</source>
        <translation>%1之前 pong 已经变慢：往返时间在结束前 %2 偏离了基线。</translation>
    </message>
    <message>
        <source>TCP&apos;s own round trip rose too: the network path was failing.</source>
        <translation>TCP 自己的往返时间也上升了：网络路径正在恶化。</translation>
    </message>
    <message>
        <source>TCP&apos;s own round trip stayed as it was: the program at the other end was busy.</source>
        <translation>TCP 自己的往返时间没有变化：对端的程序过忙。</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Clients with %1 %2 lost %3 of %4 connections; all others lost %5 of %6.</source>
        <translation>%1 为 %2 的客户端，%4 个连接中有 %3 个异常断开；其他所有客户端，%6 个中有 %5 个。</translation>
    </message>
    <message>
        <source>a limit of lifetime</source>
        <translation>寿命限制</translation>
    </message>
    <message>
        <source>a timer of silence</source>
        <translation>静默定时器</translation>
    </message>
    <message>
        <source>The server ended %1 sessions with Close 1000 although it was %2 (%3 %4) that struck. Clients take 1000 for a wished-for end and stay away: %5 of %6 did not come back.</source>
        <translation>服务器以 Close 1000 结束了 %1 个会话，尽管触发的是%2（%4 %3）。客户端把 1000 当作有意的结束而不再回来：%6 个中有 %5 个没有回来。</translation>
    </message>
    <message>
        <source>%1 of %2 attempts to resume were accepted with 101 and then ended by the server with Close 1000 within a second: it no longer knew the session. Clients take 1000 for a wished-for end and stay away.</source>
        <translation>%2 次恢复尝试中有 %1 次先以 101 被接受，随后在一秒内被服务器以 Close 1000 结束：服务器已不认识该会话。客户端把 1000 当作有意的结束而不再回来。</translation>
    </message>
    <message>
        <source>They had been away for %1.</source>
        <translation>它们已离开 %1。</translation>
    </message>
    <message>
        <source>Absences of up to %1 were resumed.</source>
        <translation>最长 %1 的离开得到了恢复。</translation>
    </message>
    <message>
        <source>%1 of %2 sessions that ended without a Close frame at endpoint %3 arrived here with %4: something between the two made it up.</source>
        <translation>在端点 %3 处没有关闭帧就结束的 %2 个会话中，有 %1 个到达这里时带有%4：是两者之间的设备凭空造出来的。</translation>
    </message>
    <message>
        <source>%1 of %2 sessions that ended with %3 at endpoint %4 arrived here without any Close frame: something between the two lost it.</source>
        <translation>在端点 %4 处以%3结束的 %2 个会话中，有 %1 个到达这里时没有任何关闭帧：是两者之间的设备丢掉了它。</translation>
    </message>
    <message>
        <source>%1 of %2 sessions that ended with %3 at endpoint %4 arrived here with %5: something between the two rewrote it.</source>
        <translation>在端点 %4 处以%3结束的 %2 个会话中，有 %1 个到达这里时变成了%5：是两者之间的设备改写了它。</translation>
    </message>
    <message>
        <source>%1 came %2 %3, and pings come every %4: too rarely for a timer of %5. A ping that is a little late loses the connection.</source>
        <translation>%1发生在%3 %2，而 ping 每 %4 才有一次：对 %5 的定时器来说太少。ping 稍有延迟连接就会断开。</translation>
    </message>
    <message>
        <source>Session %1 of the same client had opened before: the server ended this one in its favour.</source>
        <translation>同一客户端的会话 %1 先已连接：服务器为它而结束了此会话。</translation>
    </message>
    <message>
        <source>The page was reloaded: session %1 came %2 later.</source>
        <translation>页面被重新加载：%2之后出现了会话 %1。</translation>
    </message>
    <message>
        <source>The client went on to another page: session %1 came %2 later.</source>
        <translation>客户端转到了另一个页面：%2之后出现了会话 %1。</translation>
    </message>
    <message>
        <source>The client came back from another address with session %1: its network changed.</source>
        <translation>客户端从另一个地址以会话 %1 回来：它的网络变了。</translation>
    </message>
    <message>
        <source>The client came back with session %1 after %2 of silence: it was asleep or frozen.</source>
        <translation>客户端在静默 %2之后以会话 %1 回来：它曾休眠或被冻结。</translation>
    </message>
    <message>
        <source>%1–%2 s</source>
        <translation>%1–%2 秒</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 bytes (%2 %3)</source>
        <translation>%1 字节（%2 %3）</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Close %1</translation>
    </message>
    <message>
        <source>a Close frame without a code</source>
        <translation>没有关闭码的关闭帧</translation>
    </message>
    <message>
        <source>the client sent %1</source>
        <translation>客户端发送了%1</translation>
    </message>
    <message>
        <source>the server sent %1</source>
        <translation>服务器发送了%1</translation>
    </message>
    <message>
        <source>the client leg ended with FIN</source>
        <translation>客户端侧以 FIN 结束</translation>
    </message>
    <message>
        <source>the server leg ended with FIN</source>
        <translation>服务器侧以 FIN 结束</translation>
    </message>
    <message>
        <source>the client leg was reset</source>
        <translation>客户端侧被重置</translation>
    </message>
    <message>
        <source>the server leg was reset</source>
        <translation>服务器侧被重置</translation>
    </message>
    <message>
        <source>the client leg timed out</source>
        <translation>客户端侧超时</translation>
    </message>
    <message>
        <source>the server leg timed out</source>
        <translation>服务器侧超时</translation>
    </message>
    <message>
        <source>TLS broke on the client leg</source>
        <translation>客户端侧的 TLS 中断</translation>
    </message>
    <message>
        <source>TLS broke on the server leg</source>
        <translation>服务器侧的 TLS 中断</translation>
    </message>
    <message>
        <source>Dropscope gave up on them</source>
        <translation>Dropscope 放弃了它们</translation>
    </message>
    <message>
        <source>after the last frame from the client</source>
        <translation>客户端的最后一帧之后</translation>
    </message>
    <message>
        <source>after the last frame from the server</source>
        <translation>服务器的最后一帧之后</translation>
    </message>
    <message>
        <source>after the last frame in either direction</source>
        <translation>任一方向的最后一帧之后</translation>
    </message>
    <message>
        <source>after they had opened</source>
        <translation>连接之后</translation>
    </message>
    <message>
        <source>%1 It ends like %2, set to this value.</source>
        <translation>%1结束方式与设为此值的 %2 相同。</translation>
    </message>
    <message>
        <source>%1 (default %2)</source>
        <translation>%1（默认 %2）</translation>
    </message>
    <message>
        <source>This suggests %1.</source>
        <translation>这提示是 %1。</translation>
    </message>
    <message>
        <source>Probably %1.</source>
        <translation>很可能是 %1。</translation>
    </message>
    <message>
        <source>Matches %1.</source>
        <translation>与 %1 吻合。</translation>
    </message>
    <message>
        <source>Also fits %1.</source>
        <translation>也符合 %1。</translation>
    </message>
    <message>
        <source>Dropscope closed the connection because you asked it to; the other end never answered the Close frame.</source>
        <translation>Dropscope 应您的要求关闭了连接；对端始终没有应答关闭帧。</translation>
    </message>
    <message>
        <source>Its receive window was closed: the program reads nothing any more.</source>
        <translation>其接收窗口已关闭：程序不再读取任何数据。</translation>
    </message>
    <message>
        <source>The reset answered what was sent after a silence of %1: something on the way had probably forgotten the connection.</source>
        <translation>重置是对静默 %1之后所发数据的应答：途中的设备很可能已遗忘该连接。</translation>
    </message>
    <message>
        <source>Data was waiting for it, which it did not read.</source>
        <translation>有数据等待它读取，但它没有读取。</translation>
    </message>
    <message>
        <source>The server ended the connection because it had lived long enough (%1)%2.</source>
        <translation>服务器因连接已达到足够的寿命而结束了它（%1）%2。</translation>
    </message>
    <message>
        <source>%1 closed with code %2%3. %4.</source>
        <translation>%1以关闭码 %2 关闭了连接%3。%4。</translation>
    </message>
    <message>
        <source>This machine&apos;s address is gone: it moved to another network.</source>
        <translation>本机的地址已不存在：它换到了另一个网络。</translation>
    </message>
    <message>
        <source>The client was asleep or frozen.</source>
        <translation>客户端曾休眠或被冻结。</translation>
    </message>
    <message>
        <source>%1 bytes waited for the client, which did not read</source>
        <translation>有 %1 字节在等待客户端读取，而客户端没有读</translation>
    </message>
    <message>
        <source>%1 bytes waited for the server, which did not read</source>
        <translation>有 %1 字节在等待服务器读取，而服务器没有读</translation>
    </message>
    <message>
        <source>%1 ended the connection while %2 bytes waited for %3, which did not read them.</source>
        <translation>%1结束了连接，当时还有 %2 字节在等待%3读取，而它没有读。</translation>
    </message>
    <message>
        <source>the client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Operator: look at the server behind the gateway, at this time: the gateway got no valid answer from it.</source>
        <translation>运维：检查网关后面的服务器在这一时刻的情况：网关没有得到它的有效应答。</translation>
    </message>
    <message>
        <source>Client author: reconnect with back-off.</source>
        <translation>客户端开发者：按退避策略重连。</translation>
    </message>
    <message>
        <source>Client author: do without the extension, or offer it so that the server can agree to it. If a proxy stands between, see whether it removes Sec-WebSocket-Extensions.</source>
        <translation>客户端开发者：不要使用该扩展，或在请求中提出它，让服务器能够同意。如果中间有代理，检查它是否去掉了 Sec-WebSocket-Extensions。</translation>
    </message>
    <message>
        <source>The end that closed takes only one kind of message: send text where it wants text, binary where it wants binary.</source>
        <translation>关闭的一端只接受一种消息：它要文本就发文本，它要二进制就发二进制。</translation>
    </message>
    <message>
        <source>The other end complains of what it received from Dropscope. Look at what you had it send; a relay between the real two ends shows which of them is at fault.</source>
        <translation>对方不满的是它从 Dropscope 收到的内容。请检查您让 Dropscope 发送了什么；在真正的两端之间放一个中继，就能看出是哪一端的问题。</translation>
    </message>
    <message>
        <source>Look at what happened to %1 at that second: a crash, an update, sleep, or a lost network.</source>
        <translation>查看 %1 在那一秒发生了什么：崩溃、更新、休眠或断网。</translation>
    </message>
    <message>
        <source>Operator: look for a reload of a proxy or load balancer on the clients&apos; side at that second, or for an update that reached them all.</source>
        <translation>运维：查找那一秒客户端一侧的代理或负载均衡器是否重新加载，或者是否有推送到所有客户端的更新。</translation>
    </message>
    <message>
        <source>, all of client %1</source>
        <translation>，都来自客户端 %1</translation>
    </message>
    <message>
        <source>It was the client&apos;s side that ended or fell silent: that program, its machine or what lies before it went away, not the server.</source>
        <translation>是客户端一侧结束了连接或不再有响应：消失的是该程序、它所在的机器或它前面的网络设备，而不是服务器。</translation>
    </message>
    <message>
        <source>It was the clients&apos; side that ended or fell silent, not the server: a proxy before the clients, their network or an update of them can do this.</source>
        <translation>是客户端一侧结束了连接或不再有响应，而不是服务器：客户端前面的代理、客户端的网络或客户端的一次更新都可能造成这种情况。</translation>
    </message>
    <message>
        <source>The client speaks TLS here, but this address does not: open it as ws://, or make the endpoint secure (wss://).</source>
        <translation>客户端在这里使用 TLS，而该地址不使用：请用 ws:// 打开，或让端点启用加密（wss://）。</translation>
    </message>
    <message>
        <source>This port speaks TLS: open it as wss://.</source>
        <translation>该端口使用 TLS：请用 wss:// 打开。</translation>
    </message>
    <message>
        <source>Compare the answer with RFC 6455 section 4.2.2; ask who answered.</source>
        <translation>将应答与 RFC 6455 第 4.2.2 节对照；查明是谁应答的。</translation>
    </message>
    <message>
        <source>WebSocket clients do not follow redirects: use the final address.</source>
        <translation>WebSocket 客户端不跟随重定向：请使用最终地址。</translation>
    </message>
    <message>
        <source>WebSocket clients do not follow redirects: use %1.</source>
        <translation>WebSocket 客户端不跟随重定向：请使用 %1。</translation>
    </message>
    <message>
        <source>The path is wrong, or a proxy does not pass Upgrade and Connection on (nginx: proxy_http_version 1.1 and both headers set): a page was answered instead.</source>
        <translation>路径不对，或代理没有传递 Upgrade 和 Connection（nginx：设置 proxy_http_version 1.1 和这两个头部）：返回的是一个网页。</translation>
    </message>
    <message>
        <source>The server wants another version of the protocol; today&apos;s is 13.</source>
        <translation>服务器要求另一个协议版本；当前版本是 13。</translation>
    </message>
    <message>
        <source>Client author: wait as long as Retry-After says (%1), then back off.</source>
        <translation>客户端开发者：按 Retry-After（%1）等待，然后按退避策略重连。</translation>
    </message>
    <message>
        <source>Client author: wait before trying again, and longer each time.</source>
        <translation>客户端开发者：重试前先等待，并逐次延长。</translation>
    </message>
    <message>
        <source>Operator: look at the server behind the proxy that answered; it did not answer in time or at all.</source>
        <translation>运维：检查应答的代理后面的服务器；它没有及时应答，或根本没有应答。</translation>
    </message>
    <message>
        <source>The client speaks plain HTTP here: open the address as wss:// or https://.</source>
        <translation>客户端在这里使用明文 HTTP：请用 wss:// 或 https:// 打开该地址。</translation>
    </message>
    <message>
        <source>This port does not speak TLS: use ws:// instead of wss://.</source>
        <translation>该端口不使用 TLS：请用 ws:// 代替 wss://。</translation>
    </message>
    <message>
        <source>The client refused the certificate or the way to encrypt: let it trust the certificate of this endpoint, or give the endpoint one that it trusts.</source>
        <translation>客户端拒绝了证书或加密方式：让它信任该端点的证书，或给端点换一个它信任的证书。</translation>
    </message>
    <message>
        <source>The server wants a certificate of the client: set one and its key.</source>
        <translation>服务器要求客户端证书：请设置证书及其私钥。</translation>
    </message>
    <message>
        <source>The two ends have no version of TLS, or no cipher, in common: bring the older one up to date.</source>
        <translation>两端没有共同的 TLS 版本或加密套件：请升级较旧的一端。</translation>
    </message>
    <message>
        <source>A client that does not trust the certificate often ends like this. Let it trust the certificate of this endpoint, or give the endpoint one that it trusts.</source>
        <translation>不信任证书的客户端常以这种方式结束。让它信任该端点的证书，或给端点换一个它信任的证书。</translation>
    </message>
    <message>
        <source>Dropscope refused the connection: it had no file descriptor left.</source>
        <translation>Dropscope 拒绝了连接：它已没有可用的文件描述符。</translation>
    </message>
    <message>
        <source>Dropscope closed the connection: a message of %1 was coming, and the limit is %2.</source>
        <translation>Dropscope 关闭了连接：将要收到的消息有 %1，而上限是 %2。</translation>
    </message>
    <message>
        <source>Dropscope ended the connection: its HTTP head is longer than the limit of %1.</source>
        <translation>Dropscope 结束了连接：其 HTTP 头部超过了 %1 的上限。</translation>
    </message>
    <message>
        <source>Dropscope gave the connection up: %1 waited to be sent, and the limit is %2. The other end reads too slowly.</source>
        <translation>Dropscope 放弃了连接：有 %1 等待发送，而上限是 %2。对方读取太慢。</translation>
    </message>
    <message>
        <source>Dropscope refused the connection: its limit is %1 sessions.</source>
        <translation>Dropscope 拒绝了连接：会话数上限为 %1。</translation>
    </message>
    <message>
        <source>Dropscope refused the request: its limit is %1 unanswered requests on one connection.</source>
        <translation>Dropscope 拒绝了请求：同一连接上未应答请求的上限为 %1。</translation>
    </message>
    <message>
        <source>Dropscope reset the client&apos;s side (RST) on purpose.</source>
        <translation>Dropscope 注入故障，重置了客户端一侧（RST）。</translation>
    </message>
    <message>
        <source>Dropscope reset the server&apos;s side (RST) on purpose.</source>
        <translation>Dropscope 注入故障，重置了服务器一侧（RST）。</translation>
    </message>
    <message>
        <source>Dropscope froze the client&apos;s side on purpose.</source>
        <translation>Dropscope 注入故障，冻结了客户端一侧。</translation>
    </message>
    <message>
        <source>Dropscope froze the server&apos;s side on purpose.</source>
        <translation>Dropscope 注入故障，冻结了服务器一侧。</translation>
    </message>
    <message>
        <source>Dropscope sent the client a Close frame on purpose.</source>
        <translation>Dropscope 注入故障，向客户端发送了关闭帧。</translation>
    </message>
    <message>
        <source>Dropscope sent the server a Close frame on purpose.</source>
        <translation>Dropscope 注入故障，向服务器发送了关闭帧。</translation>
    </message>
    <message>
        <source>Dropscope closed the client&apos;s side (FIN) on purpose.</source>
        <translation>Dropscope 注入故障，关闭了客户端一侧（FIN）。</translation>
    </message>
    <message>
        <source>Dropscope closed the server&apos;s side (FIN) on purpose.</source>
        <translation>Dropscope 注入故障，关闭了服务器一侧（FIN）。</translation>
    </message>
    <message>
        <source>a frame was not masked as its sender must (clients mask, servers do not)</source>
        <translation>有一帧没有按发送方的规定加掩码（客户端要加，服务器不加）</translation>
    </message>
    <message>
        <source>it was the beginning of a TLS handshake</source>
        <translation>收到的是 TLS 握手的开头</translation>
    </message>
    <message>
        <source>client or something before it</source>
        <translation>客户端或其前端设备（代理等）</translation>
    </message>
    <message>
        <source>server or something before it</source>
        <translation>服务器或其前端设备（代理等）</translation>
    </message>
    <message>
        <source>; %1.</source>
        <translation>；%1。</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>Dropscope reset the connection (RST) because you asked it to.</source>
        <translation>Dropscope 应您的要求重置了连接（RST）。</translation>
    </message>
    <message>
        <source>Dropscope itself answered the request with %1</source>
        <translation>Dropscope 自己以 %1 回应了请求</translation>
    </message>
    <message>
        <source>Check whether the client&apos;s process ended, or a proxy on its side closed the connection, at the time of the end.</source>
        <translation>请检查在断开的那一刻，客户端进程是否已结束，或其一侧的代理是否关闭了连接。</translation>
    </message>
    <message>
        <source>Check whether the server&apos;s process ended, and what its log and that of any proxy before it say, at the time of the end.</source>
        <translation>请检查在断开的那一刻，服务器进程是否已结束，以及它和它前面各代理的日志写了什么。</translation>
    </message>
    <message>
        <source>%1 was silent: nothing had come from it for %2; pings passed on to it and not answered: %3.</source>
        <translation>%1一直没有动静：%2内没有收到来自它的任何数据；转发给它而未获应答的 ping：%3 个。</translation>
    </message>
    <message>
        <source>new connections have to wait: %1</source>
        <translation>新连接须等待：%1</translation>
    </message>
    <message>
        <source>the target %1 is where this relay listens: it would only reach itself</source>
        <translation>目标 %1 就是此中继监听的地址：只会连到它自己</translation>
    </message>
    <message>
        <source>the pattern of capture %1 is wrong at %2: %3</source>
        <translation>捕获 %1 的正则表达式在第 %2 个字符处有误：%3</translation>
    </message>
    <message>
        <source>the header %1 cannot be set: it comes from the URL, the origin or the subprotocols</source>
        <translation>不能设置标头 %1：它由 URL、来源或子协议决定</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>cannot create a temporary directory: %1</source>
        <translation>无法创建临时目录：%1</translation>
    </message>
    <message>
        <source>cannot run openssl: %1</source>
        <translation>无法运行 openssl：%1</translation>
    </message>
    <message>
        <source>openssl made no certificate: %1</source>
        <translation>openssl 未能生成证书：%1</translation>
    </message>
    <message>
        <source>no certificate in PEM form in %1</source>
        <translation>%1 中没有 PEM 格式的证书</translation>
    </message>
    <message>
        <source>no unencrypted private key in PEM form in %1</source>
        <translation>%1 中没有未加密的 PEM 格式私钥</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM</source>
        <translation>%1 中没有 PEM 格式的证书</translation>
    </message>
    <message>
        <source>%1 is no IP address</source>
        <translation>%1 不是 IP 地址</translation>
    </message>
    <message>
        <source>this system has no TLS library that Qt can use</source>
        <translation>此系统没有 Qt 可用的 TLS 库</translation>
    </message>
    <message>
        <source>address already in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>this machine does not have that address</source>
        <translation>本机没有这个地址</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或目录</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Dropscope refused a request for the host %1, which is no name or address of this endpoint (DNS rebinding looks like this).</source>
        <translation>Dropscope 拒绝了一个发往主机 %1 的请求：它不是此端点的名称或地址（DNS 重绑定攻击就是这样的）。</translation>
    </message>
    <message>
        <source>Dropscope refused a page of another origin, %1, which this endpoint does not know.</source>
        <translation>Dropscope 拒绝了来自其他源的页面 %1：此端点不认识这个源。</translation>
    </message>
    <message>
        <source>To let it in: %1</source>
        <translation>如需放行：%1</translation>
    </message>
    <message>
        <source>Let it in only if you trust that page: it can then do here whatever you can, with the Origin and the certificate that the server trusts.</source>
        <translation>只有信任该页面时才放行：放行后，它可以在这里做您能做的一切，并使用服务器所信任的 Origin 和证书。</translation>
    </message>
    <message>
        <source>the header %1 has a line break or another control character</source>
        <translation>头 %1 含有换行符或其他控制字符</translation>
    </message>
    <message>
        <source>the Origin has a line break or another control character</source>
        <translation>Origin 含有换行符或其他控制字符</translation>
    </message>
    <message>
        <source>the subprotocol %1 is no token (RFC 9110 5.6.2)</source>
        <translation>子协议 %1 不是合法的标记（RFC 9110 5.6.2）</translation>
    </message>
    <message>
        <source>The application announced more of its protocol</source>
        <translation>应用公布了其协议的更多信息</translation>
    </message>
    <message>
        <source>The messages are %1</source>
        <translation>消息使用 %1 协议</translation>
    </message>
    <message>
        <source>The messages are %1 %2</source>
        <translation>消息使用 %1 %2 协议</translation>
    </message>
    <message>
        <source>Heartbeat of the client&apos;s application</source>
        <translation>客户端应用的心跳</translation>
    </message>
    <message>
        <source>Heartbeat of the server&apos;s application</source>
        <translation>服务器应用的心跳</translation>
    </message>
    <message>
        <source>Heartbeat answered by the client&apos;s application</source>
        <translation>客户端应用回应了心跳</translation>
    </message>
    <message>
        <source>Heartbeat answered by the server&apos;s application</source>
        <translation>服务器应用回应了心跳</translation>
    </message>
    <message>
        <source>Goodbye of the client&apos;s application (%1)%2</source>
        <translation>客户端应用的告别消息（%1）%2</translation>
    </message>
    <message>
        <source>Goodbye of the server&apos;s application (%1)%2</source>
        <translation>服务器应用的告别消息（%1）%2</translation>
    </message>
    <message>
        <source>The application went on after its goodbye</source>
        <translation>应用在告别消息之后又继续通信</translation>
    </message>
    <message>
        <source>Error of the client&apos;s application (%1)%2</source>
        <translation>客户端应用的错误（%1）%2</translation>
    </message>
    <message>
        <source>Error of the server&apos;s application (%1)%2</source>
        <translation>服务器应用的错误（%1）%2</translation>
    </message>
    <message>
        <source>The application goes on where the earlier session ended</source>
        <translation>应用从先前会话结束处继续</translation>
    </message>
    <message>
        <source>The application could not go on where the earlier session ended</source>
        <translation>应用无法从先前会话结束处继续</translation>
    </message>
    <message>
        <source>The messages are not understood any more: one was none of this protocol</source>
        <translation>不再解读消息：其中一条不属于该协议</translation>
    </message>
    <message>
        <source>The messages are not read any more (%1)</source>
        <translation>不再读取消息（%1）</translation>
    </message>
    <message>
        <source>It asks to come back.</source>
        <translation>它要求重新连接。</translation>
    </message>
    <message>
        <source>It says not to come back.</source>
        <translation>它表示不要重新连接。</translation>
    </message>
    <message>
        <source>%1 ended the conversation because a newer one took its place (%2)%3.</source>
        <translation>%1结束了对话，因为已被新的连接取代（%2）%3。</translation>
    </message>
    <message>
        <source>%1 gave the conversation up because the other side had been silent (%2)%3.</source>
        <translation>%1放弃了对话，因为另一端一直没有响应（%2）%3。</translation>
    </message>
    <message>
        <source>%1 ended the conversation because of a protocol error (%2)%3.</source>
        <translation>%1因协议错误结束了对话（%2）%3。</translation>
    </message>
    <message>
        <source>%1 refused to go on with the conversation (%2)%3.</source>
        <translation>%1拒绝继续对话（%2）%3。</translation>
    </message>
    <message>
        <source>%1 ended the conversation because it goes away (%2)%3.</source>
        <translation>%1即将离开，因此结束了对话（%2）%3。</translation>
    </message>
    <message>
        <source>%1 ended the conversation on purpose (%2)%3.</source>
        <translation>%1主动结束了对话（%2）%3。</translation>
    </message>
    <message>
        <source>%1 ended the conversation (%2)%3.</source>
        <translation>%1结束了对话（%2）%3。</translation>
    </message>
    <message>
        <source>The timeout announced is %1.</source>
        <translation>公布的超时时间为 %1。</translation>
    </message>
    <message>
        <source>The usual timeout is %1.</source>
        <translation>通常的超时时间为 %1。</translation>
    </message>
    <message>
        <source>The server gave up because Dropscope itself, as the client, sent no %1 heartbeat: nothing came from it for %2.</source>
        <translation>服务器放弃了连接，因为 Dropscope 自己作为客户端没有发送 %1 心跳：它已有 %2没有发送任何内容。</translation>
    </message>
    <message>
        <source>The client gave up because Dropscope itself, as the server, sent no %1 heartbeat: nothing came from it for %2.</source>
        <translation>客户端放弃了连接，因为 Dropscope 自己作为服务器没有发送 %1 心跳：它已有 %2没有发送任何内容。</translation>
    </message>
    <message>
        <source>The client did not answer the %1 heartbeat and was silent for %2; the server gave up.</source>
        <translation>客户端没有回应 %1 心跳，在 %2内没有动静；服务器放弃了连接。</translation>
    </message>
    <message>
        <source>The server did not answer the %1 heartbeat and was silent for %2; the client gave up.</source>
        <translation>服务器没有回应 %1 心跳，在 %2内没有动静；客户端放弃了连接。</translation>
    </message>
    <message>
        <source>The %1 heartbeat of the client did not come, nothing else for %2; the server gave up.</source>
        <translation>客户端的 %1 心跳没有到来，%2内也没有其他内容；服务器放弃了连接。</translation>
    </message>
    <message>
        <source>The %1 heartbeat of the server did not come, nothing else for %2; the client gave up.</source>
        <translation>服务器的 %1 心跳没有到来，%2内也没有其他内容；客户端放弃了连接。</translation>
    </message>
    <message>
        <source>The server closed (%1) without the goodbye that %2 has: it probably restarts or went away.</source>
        <translation>服务器关闭了连接（%1），却没有发送 %2 协议的告别消息：它很可能正在重启或已离开。</translation>
    </message>
    <message>
        <source>The client never joined as %1 demands, and the server gave up.</source>
        <translation>客户端一直没有按 %1 的要求加入，服务器放弃了连接。</translation>
    </message>
    <message>
        <source>The client broke the rules of %1, and the server closed.</source>
        <translation>客户端违反了 %1 的规则，服务器关闭了连接。</translation>
    </message>
    <message>
        <source>The server broke the rules of %1, and the client closed.</source>
        <translation>服务器违反了 %1 的规则，客户端关闭了连接。</translation>
    </message>
    <message>
        <source>Subprotocols: %1</source>
        <translation>子协议：%1</translation>
    </message>
    <message>
        <source>Ends nearly everything with a Close frame without a code, so the messages decide: 41 is a disconnect (its sender wished it; the official client does not come back after the server&apos;s), 44 a refusal. In version 4 the server sends 2 and gives up when no 3 came within pingTimeout; the client gives up when no 2 came within pingInterval + pingTimeout. Both are announced in the first message. A server that closes without 41 probably restarts.</source>
        <translation>几乎总是用不带关闭码的关闭帧结束，因此要看消息：41 表示断开（发送方有意为之；服务器发出后，官方客户端不会重连），44 表示拒绝。在版本 4 中，服务器发送 2，若在 pingTimeout 内没有收到 3 就放弃；客户端若在 pingInterval + pingTimeout 内没有收到 2 就放弃。两者都在第一条消息中公布。服务器没有发 41 就关闭，很可能是在重启。</translation>
    </message>
    <message>
        <source>A message of type 7 ends the conversation: with an error, or with allowReconnect when the client may come back. Each side sends pings of type 6 that nobody answers, and gives up after 30 s (by default) without any message.</source>
        <translation>类型 7 的消息结束对话：带有错误，或带有 allowReconnect（客户端可以重连）。双方各自发送无人回应的类型 6 ping，并在（默认）30 秒没有任何消息后放弃。</translation>
    </message>
    <message>
        <source>Only DISCONNECT is a goodbye; the Close frame or FIN says nothing. The broker gives up after 1.5 times the keep-alive that the client announced, some later. A second client with the same id takes the session over. An end without DISCONNECT publishes the client&apos;s will.</source>
        <translation>只有 DISCONNECT 才是告别消息；关闭帧或 FIN 说明不了什么。代理在客户端公布的保活时间的 1.5 倍之后放弃，有的更晚。使用相同 id 的另一个客户端会接管会话。没有 DISCONNECT 的结束会发布客户端的遗嘱消息。</translation>
    </message>
    <message>
        <source>DISCONNECT is the client&apos;s goodbye, ERROR the server&apos;s end of the session. Both sides send line ends at the rate agreed in heart-beat, and give up after two or three times that.</source>
        <translation>DISCONNECT 是客户端的告别消息，ERROR 表示服务器结束会话。双方按 heart-beat 中商定的频率发送换行符，并在该时间的两到三倍之后放弃。</translation>
    </message>
    <message>
        <source>Has no goodbye: its close codes 4400 to 4500 say why. A ping of either side asks for a pong; 4499 is a client that gave up waiting.</source>
        <translation>没有告别消息：关闭码 4400 到 4500 说明原因。任一端的 ping 都要求 pong；4499 表示客户端不再等待。</translation>
    </message>
    <message>
        <source>connection_terminate is the client&apos;s goodbye, connection_error the server&apos;s refusal (whatever code follows). The server sends ka; a client that has seen one gives up after 30 s without another.</source>
        <translation>connection_terminate 是客户端的告别消息，connection_error 是服务器的拒绝（无论随后是什么关闭码）。服务器发送 ka；见过 ka 的客户端在 30 秒没有再收到时放弃。</translation>
    </message>
    <message>
        <source>Has no goodbye: the end of a channel is not the end of the connection. The client sends a heartbeat every 30 s and gives up when it is not answered; the server gives up after 60 s without data.</source>
        <translation>没有告别消息：频道的结束不是连接的结束。客户端每 30 秒发送一次心跳，没有得到回应就放弃；服务器在 60 秒没有数据后放弃。</translation>
    </message>
    <message>
        <source>The server says disconnect with its reason and whether to come back, then closes with 1000. It sends a ping every 3 s; the client gives up 6 to 12 s after the last message, without a code.</source>
        <translation>服务器发送 disconnect，说明原因以及是否重连，然后以 1000 关闭。它每 3 秒发送一次 ping；客户端在最后一条消息之后 6 到 12 秒放弃，不带关闭码。</translation>
    </message>
    <message>
        <source>The real code is in the message c[code,&quot;reason&quot;]; the Close frame after it is always 1000. What is inside may be another protocol, such as STOMP.</source>
        <translation>真正的关闭码在消息 c[code,&quot;reason&quot;] 中；其后的关闭帧总是 1000。里面可能是另一种协议，例如 STOMP。</translation>
    </message>
    <message>
        <source>pusher:error carries the code: 4000 to 4099 and from 4300 refused, 4100 to 4199 come back later, 4200 to 4299 at once. The client sends pusher:ping after the announced silence and gives up after 30 s.</source>
        <translation>pusher:error 带有代码：4000 到 4099 以及 4300 以上表示拒绝，4100 到 4199 表示稍后重连，4200 到 4299 表示立即重连。客户端在公布的静默时间之后发送 pusher:ping，30 秒后放弃。</translation>
    </message>
    <message>
        <source>Its close codes say why: 3000 to 3499 and 4000 to 4499 come back, others not. The server sends {} at the announced interval and gives up after 10 s without an answer; the client gives up 10 s after a missed one.</source>
        <translation>关闭码说明原因：3000 到 3499 以及 4000 到 4499 可以重连，其他不可。服务器按公布的间隔发送 {}，10 秒没有回应就放弃；客户端在错过一次之后 10 秒放弃。</translation>
    </message>
    <message>
        <source>-ERR says why before the Close frame, whose code may be wrong: a stale connection did not answer PING.</source>
        <translation>-ERR 在关闭帧之前说明原因，其中的关闭码可能是错的：stale connection 表示没有回应 PING。</translation>
    </message>
    <message>
        <source>The record of a proxy or browser shows an end without an error, but not whether there was a Close frame, or not its code. Whether it was meant cannot be told from there, so it counts neither as normal nor as lost.</source>
        <translation>代理或浏览器的记录显示连接结束且没有错误，但没有记录是否有关闭帧，或没有记录关闭码。从那里无法判断这是否有意为之，因此既不算正常，也不算异常断开。</translation>
    </message>
    <message>
        <source>A proxy&apos;s log says that the proxy&apos;s own timer ended the connection. No end spoke: neither the client nor the server is to blame.</source>
        <translation>代理的日志表明，是代理自己的定时器结束了连接。两端都没有发话：既不是客户端的责任，也不是服务器的责任。</translation>
    </message>
    <message>
        <source>A proxy&apos;s log says that the proxy ended the connection itself: it stopped, a server behind it changed its state, or somebody told it to.</source>
        <translation>代理的日志表明，是代理自己结束了连接：它停止运行、它后面的服务器状态改变，或有人下了命令。</translation>
    </message>
    <message>
        <source>a capture beside that place, or a NetLog of the browser: they show the Close frame and its code</source>
        <translation>在该处旁边抓包，或浏览器的 NetLog：它们能显示关闭帧及其关闭码</translation>
    </message>
    <message>
        <source>not_recorded: the place records that it ended, not how</source>
        <translation>not_recorded：该处只记录连接已结束，没有记录如何结束</translation>
    </message>
    <message>
        <source>code_not_recorded: a Close frame came, its code is not recorded</source>
        <translation>code_not_recorded：有关闭帧，但没有记录关闭码</translation>
    </message>
    <message>
        <source>sender_not_recorded: a code is recorded, but not whose it was</source>
        <translation>sender_not_recorded：记录了关闭码，但没有记录是谁发送的</translation>
    </message>
    <message>
        <source>tunnel, server: timers of haproxy; read, send: of nginx</source>
        <translation>tunnel、server：haproxy 的定时器；read、send：nginx 的定时器</translation>
    </message>
    <message>
        <source>stream_idle, lifetime: of Envoy; idle: of another proxy</source>
        <translation>stream_idle、lifetime：Envoy 的定时器；idle：其他代理的定时器</translation>
    </message>
    <message>
        <source>killed: by command; server_down, backup_up: a server changed its state</source>
        <translation>killed：由命令结束；server_down、backup_up：服务器状态改变</translation>
    </message>
    <message>
        <source>how it ended: normal, lost, failed or unknown</source>
        <translation>如何结束：normal（正常）、lost（异常断开）、failed（失败）或 unknown（未知）</translation>
    </message>
    <message>
        <source>The connection was closed with %1%2. Which side closed first is not recorded, and for that code it decides whether the end was meant.</source>
        <translation>连接以 %1 关闭%2。没有记录哪一方先关闭，而对这个关闭码来说，正是这一点决定结束是否有意。</translation>
    </message>
    <message>
        <source>The client closed first, with a Close frame whose code this place does not record: whether it was meant is not known.</source>
        <translation>客户端先发送了关闭帧，但该处没有记录关闭码：不知道是否有意结束。</translation>
    </message>
    <message>
        <source>The server closed first, with a Close frame whose code this place does not record: whether it was meant is not known.</source>
        <translation>服务器先发送了关闭帧，但该处没有记录关闭码：不知道是否有意结束。</translation>
    </message>
    <message>
        <source>A Close frame ended the connection, whose sender and code this place does not record: whether it was meant is not known.</source>
        <translation>连接由关闭帧结束，但该处没有记录发送方和关闭码：不知道是否有意结束。</translation>
    </message>
    <message>
        <source>The connection ended; this place does not record how, nor by whom%1.</source>
        <translation>连接已结束；该处没有记录如何结束，也没有记录由谁结束%1。</translation>
    </message>
    <message>
        <source>The client ended the connection in order at TCP level%1. This place cannot tell whether there was a Close frame, nor whether it was meant.</source>
        <translation>客户端在 TCP 层有序地结束了连接%1。该处无法判断是否有关闭帧，也无法判断是否有意结束。</translation>
    </message>
    <message>
        <source>The server ended the connection in order at TCP level%1. This place cannot tell whether there was a Close frame, nor whether it was meant.</source>
        <translation>服务器在 TCP 层有序地结束了连接%1。该处无法判断是否有关闭帧，也无法判断是否有意结束。</translation>
    </message>
    <message>
        <source>The connection ended in order at TCP level%1. This place cannot tell by whom, whether there was a Close frame, nor whether it was meant.</source>
        <translation>连接在 TCP 层有序地结束%1。该处无法判断由谁结束、是否有关闭帧，也无法判断是否有意结束。</translation>
    </message>
    <message>
        <source>Or the client had closed its half before, and the timer only waited for the server to follow.</source>
        <translation>或者客户端此前已关闭自己的一半连接，定时器只是在等服务器跟着关闭。</translation>
    </message>
    <message>
        <source>The client or something before it reset TCP (RST), by the record of this place%1.</source>
        <translation>根据该处的记录，客户端或它前面的设备重置了 TCP（RST）%1。</translation>
    </message>
    <message>
        <source>The server or something before it reset TCP (RST), by the record of this place%1.</source>
        <translation>根据该处的记录，服务器或它前面的设备重置了 TCP（RST）%1。</translation>
    </message>
    <message>
        <source>The client or something before it closed TCP (FIN) without a Close frame, by the record of this place%1.</source>
        <translation>根据该处的记录，客户端或它前面的设备关闭了 TCP（FIN），没有发送关闭帧%1。</translation>
    </message>
    <message>
        <source>The server or something before it closed TCP (FIN) without a Close frame, by the record of this place%1.</source>
        <translation>根据该处的记录，服务器或它前面的设备关闭了 TCP（FIN），没有发送关闭帧%1。</translation>
    </message>
    <message>
        <source>The client or something before it broke the connection off%1.</source>
        <translation>客户端或它前面的设备中断了连接%1。</translation>
    </message>
    <message>
        <source>The server or something before it broke the connection off%1.</source>
        <translation>服务器或它前面的设备中断了连接%1。</translation>
    </message>
    <message>
        <source>The connection broke off, and this place does not say why%1.</source>
        <translation>连接中断，该处没有说明原因%1。</translation>
    </message>
    <message>
        <source>The client or something before it ended it before the opening handshake was complete%1.</source>
        <translation>客户端或它前面的设备在握手完成之前就结束了连接%1。</translation>
    </message>
    <message>
        <source>The server or something before it ended it before the opening handshake was complete%1.</source>
        <translation>服务器或它前面的设备在握手完成之前就结束了连接%1。</translation>
    </message>
    <message>
        <source>Record more at such a time: a capture on the server&apos;s or the proxy&apos;s machine (sudo tcpdump -i any -U -s 0 -w ws.pcap &apos;tcp port 8080&apos;), or a NetLog of the browser; both tell the Close frame and its code.</source>
        <translation>下次请多记录一些：在服务器或代理的机器上抓包（sudo tcpdump -i any -U -s 0 -w ws.pcap &apos;tcp port 8080&apos;），或记录浏览器的 NetLog；两者都能给出关闭帧及其关闭码。</translation>
    </message>
    <message>
        <source>Or have the server ping more often than a third of that time: frames of either direction keep such a timer from striking.</source>
        <translation>或者让服务器发送 ping 的间隔小于该时间的三分之一：任一方向的帧都能使这种定时器不到期。</translation>
    </message>
    <message>
        <source>Operator of that haproxy: set “timeout tunnel 1h”; once a WebSocket is open it takes the place of timeout client and timeout server.</source>
        <translation>该 haproxy 的运维：设置“timeout tunnel 1h”；WebSocket 连接建立后，它取代 timeout client 和 timeout server。</translation>
    </message>
    <message>
        <source>Operator of that nginx: set “proxy_read_timeout 3600s;” in the location of the WebSocket; its default of 60 s cuts silent connections.</source>
        <translation>该 nginx 的运维：在 WebSocket 的 location 中设置“proxy_read_timeout 3600s;”；默认的 60 秒会切断安静的连接。</translation>
    </message>
    <message>
        <source>Operator of that nginx: the client took no data for as long as “send_timeout” or “proxy_send_timeout” says. Look at what kept it from reading, or raise the timer.</source>
        <translation>该 nginx 的运维：客户端在“send_timeout”或“proxy_send_timeout”规定的时间内没有接收数据。请查明它为何不读取，或调大该定时器。</translation>
    </message>
    <message>
        <source>Operator of that Envoy: set “stream_idle_timeout: 0s” in the connection manager, or “idle_timeout” on the route of the WebSocket; the default is 5 min.</source>
        <translation>该 Envoy 的运维：在连接管理器中设置“stream_idle_timeout: 0s”，或在 WebSocket 的路由上设置“idle_timeout”；默认为 5 分钟。</translation>
    </message>
    <message>
        <source>Operator of that Envoy: “max_stream_duration” (or “max_connection_duration”) ends connections whatever passes on them; do without it on the route of the WebSocket, or let clients reconnect before it strikes.</source>
        <translation>该 Envoy 的运维：“max_stream_duration”（或“max_connection_duration”）不管连接上有什么流量都会结束连接；请在 WebSocket 的路由上取消它，或让客户端在它到期之前重连。</translation>
    </message>
    <message>
        <source>Operator of that proxy: raise its idle timer for WebSockets (haproxy: “timeout tunnel 1h”; nginx: “proxy_read_timeout 3600s;”; Envoy: “stream_idle_timeout: 0s”).</source>
        <translation>该代理的运维：调大它对 WebSocket 的空闲定时器（haproxy：“timeout tunnel 1h”；nginx：“proxy_read_timeout 3600s;”；Envoy：“stream_idle_timeout: 0s”）。</translation>
    </message>
    <message>
        <source>Client author: reconnect after a random 0–5 s, so that not all come at once.</source>
        <translation>客户端开发者：随机等待 0–5 秒后重连，以免所有客户端同时涌来。</translation>
    </message>
    <message>
        <source>Operator of that haproxy: somebody ended it by command (shutdown session, or shutdown sessions server); see who uses its stats socket.</source>
        <translation>该 haproxy 的运维：有人用命令结束了它（shutdown session 或 shutdown sessions server）；请查明谁在使用它的 stats socket。</translation>
    </message>
    <message>
        <source>Operator of that haproxy: its health check took the server down, and “on-marked-down shutdown-sessions” ended what was open. See why the check failed.</source>
        <translation>该 haproxy 的运维：健康检查将服务器标记为下线，“on-marked-down shutdown-sessions”结束了打开的连接。请查明检查为何失败。</translation>
    </message>
    <message>
        <source>Operator of that haproxy: the server came back, and “on-marked-up shutdown-backup-sessions” ended what was open on the backup.</source>
        <translation>该 haproxy 的运维：服务器恢复上线，“on-marked-up shutdown-backup-sessions”结束了备用服务器上打开的连接。</translation>
    </message>
    <message>
        <source>Operator of that proxy: a restart, reload or limit of it ended the connection. nginx: “worker_shutdown_timeout” says how long a reload lets WebSockets live; haproxy: “hard-stop-after”; Envoy: “drain_timeout”.</source>
        <translation>该代理的运维：它的重启、重新加载或限制结束了连接。nginx：“worker_shutdown_timeout”决定重新加载后 WebSocket 还能存活多久；haproxy：“hard-stop-after”；Envoy：“drain_timeout”。</translation>
    </message>
    <message>
        <source>The proxy cut the connection itself, by its own word: its timer struck%1.</source>
        <translation>代理自己的记录表明，是代理切断了连接：它的定时器到期%1。</translation>
    </message>
    <message>
        <source>The proxy ended the connection itself, by its own word: it stopped, or was told to%1.</source>
        <translation>代理自己的记录表明，是代理结束了连接：它停止运行，或收到了这样的命令%1。</translation>
    </message>
    <message>
        <source>The browser gave the connection up because its network changed or went down%1.</source>
        <translation>浏览器放弃了连接，因为它的网络改变或断开%1。</translation>
    </message>
    <message>
        <source>The connection was closed with %1%2; which side closed first is not recorded.</source>
        <translation>连接以 %1 关闭%2；没有记录哪一方先关闭。</translation>
    </message>
    <message>
        <source>Give several records to one import: what one place cannot tell, another may.</source>
        <translation>把多份记录一起导入：一处无法判断的，另一处也许可以。</translation>
    </message>
    <message>
        <source>The client closed with %1%2</source>
        <translation>客户端以 %1 关闭%2</translation>
    </message>
    <message>
        <source>The server closed with %1%2</source>
        <translation>服务器以 %1 关闭%2</translation>
    </message>
    <message>
        <source>Closed with %1%2, by whom is not recorded</source>
        <translation>以 %1 关闭%2，没有记录由谁关闭</translation>
    </message>
    <message>
        <source>the place itself</source>
        <translation>该处自身</translation>
    </message>
    <message>
        <source>nobody it names</source>
        <translation>未指明的一方</translation>
    </message>
    <message>
        <source>End by the record of this place: %1, by %2%3</source>
        <translation>该处记录的结束：%1，由%2结束%3</translation>
    </message>
    <message>
        <source>This place&apos;s own words: %1</source>
        <translation>该处自己的记录：%1</translation>
    </message>
    <message>
        <source>The opening handshake was not complete in time.</source>
        <translation>握手没有及时完成。</translation>
    </message>
    <message>
        <source>Ended in order</source>
        <translation>有序结束</translation>
    </message>
    <message>
        <source>Timer of a proxy</source>
        <translation>代理的定时器</translation>
    </message>
    <message>
        <source>Shutdown of a proxy</source>
        <translation>代理关停</translation>
    </message>
    <message>
        <source>it is encrypted and the keys are not known</source>
        <translation>连接已加密，且没有密钥</translation>
    </message>
    <message>
        <source>only the beginning of each packet was captured</source>
        <translation>每个数据包只捕获了开头部分</translation>
    </message>
    <message>
        <source>only one direction was captured</source>
        <translation>只捕获了一个方向</translation>
    </message>
    <message>
        <source>it is not read here</source>
        <translation>此处无法读取其内容</translation>
    </message>
    <message>
        <source>Something between client and server reset the connection in the name of %1: the RST did not come the way of its other packets.</source>
        <translation>客户端与服务器之间的某个设备以%1的名义重置了连接：该 RST 与其其他数据包的路径不同。</translation>
    </message>
    <message>
        <source>It ended in order at TCP level; who ended it, and whether it was meant, this capture cannot tell: %1.</source>
        <translation>连接在 TCP 层面正常结束；由谁结束、是否有意，此抓包无法判断：%1。</translation>
    </message>
    <message>
        <source>%1 ended TCP in order (FIN); whether it was meant, this capture cannot tell: %2.</source>
        <translation>%1正常关闭了 TCP（FIN）；是否有意，此抓包无法判断：%2。</translation>
    </message>
    <message>
        <source>Closed with %1%2 by %3, as far as was seen; probably that only answers a Close of %4 in the %5 bytes that the capture missed.</source>
        <translation>就所见而言，由%3以 %1%2 关闭；但这很可能只是对%4的关闭帧的应答，而那个帧就在抓包遗漏的 %5 个字节中。</translation>
    </message>
    <message>
        <source>injected: something between sent the RST, in the name of an end</source>
        <translation>injected：中间的某个设备以一端的名义发送了 RST</translation>
    </message>
    <message>
        <source>encrypted, cut, one_way: what a capture could not see</source>
        <translation>encrypted、cut、one_way：抓包未能看到的内容</translation>
    </message>
    <message>
        <source>of the endpoint: listener, client, relay, browser, capture or proxy</source>
        <translation>端点的角色：listener、client、relay、browser、capture 或 proxy</translation>
    </message>
    <message>
        <source>where the end came from, by several places: client, server, between, name</source>
        <translation>根据多个观测点得出的结束来源：client、server、between 或名称</translation>
    </message>
    <message>
        <source>There is no WebSocket in it.</source>
        <translation>其中没有 WebSocket。</translation>
    </message>
    <message>
        <source>The same file is read already: it adds nothing.</source>
        <translation>同一个文件已经读过，不再添加任何内容。</translation>
    </message>
    <message>
        <source>It ends inside a record: what comes before was read.</source>
        <translation>文件在一条记录中间结束：之前的内容已读取。</translation>
    </message>
    <message>
        <source>Its gzip ends too early or is damaged: what comes before was read.</source>
        <translation>其 gzip 数据提前结束或已损坏：之前的内容已读取。</translation>
    </message>
    <message>
        <source>It is damaged at byte %1: what can be read was read.</source>
        <translation>文件在第 %1 字节处损坏：能读的部分已读取。</translation>
    </message>
    <message>
        <source>%1 connections were still open when it ended.</source>
        <translation>记录结束时仍有 %1 个连接处于打开状态。</translation>
    </message>
    <message>
        <source>It is read together with %1, as one place: what it tells stands there.</source>
        <translation>它与 %1 作为同一位置一起读取：其内容列在那里。</translation>
    </message>
    <message>
        <source>Encrypted connections that offer HTTP/2, or go to other ports, were left out (%1): without keys they look like pages.</source>
        <translation>%1 个提供 HTTP/2 或连向其他端口的加密连接未列入：没有密钥时它们看起来像普通网页。</translation>
    </message>
    <message>
        <source>TLS with %1 cannot be decrypted here: AEAD suites only.</source>
        <translation>此处无法解密使用 %1 的 TLS：仅支持 AEAD 套件。</translation>
    </message>
    <message>
        <source>WebSocket over HTTP/2 shares its TCP connection and is not read (connections: %1).</source>
        <translation>基于 HTTP/2 的 WebSocket 共用 TCP 连接，不予读取（%1 个连接）。</translation>
    </message>
    <message>
        <source>Only the first %1 bytes of each packet were captured: codes are unknown; tcpdump -s 0 keeps all.</source>
        <translation>每个数据包只捕获了前 %1 个字节：关闭码未知；tcpdump -s 0 可保留全部。</translation>
    </message>
    <message>
        <source>The capture lacks packets that did arrive (gaps: %1): it lost them, not the wire.</source>
        <translation>抓包缺少实际已到达的数据包（%1 处缺口）：是抓包丢失了它们，而不是线路。</translation>
    </message>
    <message>
        <source>Gaps in the streams that were never filled: %1.</source>
        <translation>数据流中有 %1 处缺口始终未被填补。</translation>
    </message>
    <message>
        <source>Packets that the capture itself says it dropped: %1.</source>
        <translation>抓包文件自身记录它丢弃了 %1 个数据包。</translation>
    </message>
    <message>
        <source>Connections that had begun before the capture: %1.</source>
        <translation>%1 个连接在抓包开始之前就已建立。</translation>
    </message>
    <message>
        <source>Connections of which only one direction was captured: %1.</source>
        <translation>%1 个连接只捕获了一个方向。</translation>
    </message>
    <message>
        <source>Packets captured more than once: %1; one of each counts.</source>
        <translation>%1 个数据包被重复捕获；每个只计一次。</translation>
    </message>
    <message>
        <source>IP fragments that were not put together: %1.</source>
        <translation>%1 个 IP 分片未重组。</translation>
    </message>
    <message>
        <source>Packets of link type %1 cannot be read.</source>
        <translation>无法读取链路类型为 %1 的数据包。</translation>
    </message>
    <message>
        <source>Packets without a time (simple packet blocks): %1; they take that of the packet before.</source>
        <translation>%1 个数据包没有时间（简单数据包块）：采用前一个数据包的时间。</translation>
    </message>
    <message>
        <source>Too many connections at once: %1 were given up.</source>
        <translation>同时存在的连接过多：放弃了 %1 个。</translation>
    </message>
    <message>
        <source>Close frame, %1</source>
        <translation>关闭帧，%1</translation>
    </message>
    <message>
        <source>ended in order</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>仍未关闭</translation>
    </message>
    <message>
        <source>The end came from the client: %1 saw it first from there.</source>
        <translation>结束来自客户端：%1 首先从那一侧看到。</translation>
    </message>
    <message>
        <source>The end came from the server, or from something before it that nobody recorded: %1 saw it first from there.</source>
        <translation>结束来自服务器，或来自其前面未被记录的某个设备：%1 首先从那一侧看到。</translation>
    </message>
    <message>
        <source>%1 ended it, by its own word.</source>
        <translation>据其自身记录，是 %1 结束了连接。</translation>
    </message>
    <message>
        <source>The end came from between %1 and %2.</source>
        <translation>结束来自 %1 与 %2 之间。</translation>
    </message>
    <message>
        <source>Where the end came from cannot be told from these places.</source>
        <translation>根据这些观测点无法判断结束来自何处。</translation>
    </message>
    <message>
        <source>A capture or the log of what stands between %1 and %2 narrows it.</source>
        <translation>在 %1 与 %2 之间抓包，或取得其间设备的日志，可以缩小范围。</translation>
    </message>
    <message>
        <source>Look at the timers and the restarts of %1.</source>
        <translation>请查看 %1 的定时器设置和重启情况。</translation>
    </message>
    <message>
        <source>A capture at one more place on the way tells on which side the end began.</source>
        <translation>在途中再增加一处抓包，即可判断结束始于哪一侧。</translation>
    </message>
    <message>
        <source>%1  path %2  %3</source>
        <translation>%1  路径 %2  %3</translation>
    </message>
    <message>
        <source>%1 (session %2): %3</source>
        <translation>%1（会话 %2）：%3</translation>
    </message>
    <message>
        <source>TCP was reset (RST) by something between, in the name of %1</source>
        <translation>中间的某个设备以%1的名义重置了 TCP（RST）</translation>
    </message>
    <message>
        <source>The capture lacks %1 bytes %2 that did arrive</source>
        <translation>抓包缺少%2的 %1 个字节，而它们实际已到达</translation>
    </message>
    <message>
        <source>%1 bytes %2 are not in the capture</source>
        <translation>%2的 %1 个字节不在抓包中</translation>
    </message>
    <message>
        <source>; frames are read again from where they can be told</source>
        <translation>；从可以辨认之处继续读取帧</translation>
    </message>
    <message>
        <source>Encrypted, and the keys are not known: frames cannot be read</source>
        <translation>已加密且没有密钥：无法读取帧</translation>
    </message>
    <message>
        <source>Only the beginning of each packet was captured: frames cannot be read</source>
        <translation>每个数据包只捕获了开头部分：无法读取帧</translation>
    </message>
    <message>
        <source>The capture begins within the connection</source>
        <translation>抓包从连接中途开始</translation>
    </message>
    <message>
        <source>WebSocket over HTTP/2, which shares its TCP connection: not read</source>
        <translation>基于 HTTP/2 的 WebSocket，共用 TCP 连接：不读取</translation>
    </message>
    <message>
        <source>Only one direction was captured</source>
        <translation>只捕获了一个方向</translation>
    </message>
    <message>
        <source>PROXY protocol: the client is %1</source>
        <translation>PROXY 协议：客户端为 %1</translation>
    </message>
    <message>
        <source>Asked a proxy for a tunnel to %1</source>
        <translation>请求代理建立到 %1 的隧道</translation>
    </message>
    <message>
        <source>TLS to %1</source>
        <translation>到 %1 的 TLS</translation>
    </message>
    <message>
        <source>Asked a proxy for %1</source>
        <translation>向代理请求 %1</translation>
    </message>
    <message>
        <source>%1 retransmissions %2</source>
        <translation>%2重传 %1 次</translation>
    </message>
    <message>
        <source>it took nothing (window 0) %1 times, at most for %2</source>
        <translation>有 %1 次不接收数据（窗口为 0），最长 %2</translation>
    </message>
    <message>
        <source>%1 keep-alive probes %2</source>
        <translation>%2的保活探测 %1 次</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>往返时间 %1</translation>
    </message>
    <message>
        <source>TCP: %1</source>
        <translation>TCP：%1</translation>
    </message>
    <message>
        <source>The evidence ends while the connection lives</source>
        <translation>记录结束时连接仍然存活</translation>
    </message>
    <message>
        <source>%1  session %2 still open when the evidence ends  %3 %4</source>
        <translation>%1  会话 %2 在记录结束时仍连接  %3 %4</translation>
    </message>
    <message>
        <source>browser</source>
        <translation>浏览器</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>抓包</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>%1 ended the connection after %2 had taken nothing for %3 (TCP window 0).</source>
        <translation>%1在%2长达 %3 不接收任何数据（TCP 窗口为 0）之后结束了连接。</translation>
    </message>
    <message>
        <source>How many sessions ended, over time</source>
        <translation>各时段结束的会话数</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 个%2</translation>
    </message>
    <message>
        <source>Sessions over time</source>
        <translation>会话时间线</translation>
    </message>
    <message>
        <source>session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>Later: %1</source>
        <translation>后来：%1</translation>
    </message>
    <message>
        <source>No session has ended.</source>
        <translation>没有会话结束。</translation>
    </message>
    <message>
        <source>%1 sessions ended, and none was lost.</source>
        <translation>%1 个会话已结束，没有一个异常断开。</translation>
    </message>
    <message>
        <source>%1 of %2 ended sessions were lost, most of them by: %3 (%4).</source>
        <translation>%2 个已结束的会话中有 %1 个异常断开，最多的原因是：%3（%4 个）。</translation>
    </message>
    <message>
        <source>Dropscope report</source>
        <translation>Dropscope 报告</translation>
    </message>
    <message>
        <source>Session log: %1</source>
        <translation>会话日志：%1</translation>
    </message>
    <message>
        <source>Ends from %1 to %2. All times are UTC.</source>
        <translation>结束时间从 %1 到 %2。所有时间均为 UTC。</translation>
    </message>
    <message>
        <source>Only what matches: %1</source>
        <translation>仅包含符合条件的：%1</translation>
    </message>
    <message>
        <source>still open at the end</source>
        <translation>日志结束时仍连接</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Nothing is proven by several ends together.</source>
        <translation>没有由多次结束共同证明的发现。</translation>
    </message>
    <message>
        <source>Of the whole log, whatever is shown below.</source>
        <translation>基于整个日志，不受下面所显示范围的限制。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>诊断发现</translation>
    </message>
    <message>
        <source>Age at the end</source>
        <translation>结束时的存活时长</translation>
    </message>
    <message>
        <source>Silence before the end</source>
        <translation>结束前的静默时长</translation>
    </message>
    <message>
        <source>When they ended</source>
        <translation>结束的时刻</translation>
    </message>
    <message>
        <source>%1. %2 (%3)</source>
        <translation>%1. %2（%3）</translation>
    </message>
    <message>
        <source>Sessions:</source>
        <translation>会话：</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Ended at (UTC)</source>
        <translation>结束时间（UTC）</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>结束方</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Disconnects</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>The evidence of %1 of them is left out here; report with --filter session:NUMBER shows it.</source>
        <translation>其中 %1 个的证据未在此列出；用 report 加 --filter session:编号 可以查看。</translation>
    </message>
    <message>
        <source>%1 (half of them %2 to %3)</source>
        <translation>%1（其中一半在 %2 到 %3 之间）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 已消失</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1 是新出现的</translation>
    </message>
    <message>
        <source>Rates are per hour that a session lived, with exact 95 % intervals for Poisson counts; a difference is told as one where an exact test of both counts finds it less likely than 5 % by chance. Losses that come in crowds vary more than that.</source>
        <translation>比率按会话存活的小时数计算，附泊松计数的精确 95 % 区间；只有当对两个计数的精确检验表明偶然出现的概率低于 5 % 时，才称为差异。成批发生的异常断开波动会比这更大。</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话数</translation>
    </message>
    <message>
        <source>Session-hours</source>
        <translation>会话小时数</translation>
    </message>
    <message>
        <source>Ended normally</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>异常断开</translation>
    </message>
    <message>
        <source>Never opened</source>
        <translation>未能打开</translation>
    </message>
    <message>
        <source>Losses per session-hour</source>
        <translation>每会话小时异常断开次数</translation>
    </message>
    <message>
        <source>Lifetime, median</source>
        <translation>存活时长（中位数）</translation>
    </message>
    <message>
        <source>Losses that were got back</source>
        <translation>已恢复的异常断开</translation>
    </message>
    <message>
        <source>Downtime, median</source>
        <translation>中断时长（中位数）</translation>
    </message>
    <message>
        <source>On one side no session lived: rates of losses cannot be compared%1.</source>
        <translation>其中一方没有存活的会话：无法比较异常断开率%1。</translation>
    </message>
    <message>
        <source>Losses did not clearly change: %1 and %2 per session-hour%3.</source>
        <translation>异常断开率没有明显变化：每会话小时 %1 次和 %2 次%3。</translation>
    </message>
    <message>
        <source>Losses fell from %1 to %2 per session-hour%3.</source>
        <translation>异常断开率从每会话小时 %1 次降到 %2 次%3。</translation>
    </message>
    <message>
        <source>Losses rose from %1 to %2 per session-hour%3.</source>
        <translation>异常断开率从每会话小时 %1 次升到 %2 次%3。</translation>
    </message>
    <message>
        <source>Gone:</source>
        <translation>已消失：</translation>
    </message>
    <message>
        <source>New:</source>
        <translation>新出现：</translation>
    </message>
    <message>
        <source>Dropscope comparison</source>
        <translation>Dropscope 比较</translation>
    </message>
    <message>
        <source>Server author: refuse a session that is not known with a code of your own (4000 to 4999), so that pages can tell it from a goodbye.</source>
        <translation>服务器开发者：遇到未知的会话时，请用自定义的关闭码（4000 到 4999）拒绝，这样页面才能把它与正常告别区分开。</translation>
    </message>
    <message>
        <source>That was %1 after the last frame: if nobody wished this end, a timer of the server ends silent connections.</source>
        <translation>此时距最后一帧 %1：如果没有谁想结束它，那就是服务器的定时器在结束空闲连接。</translation>
    </message>
    <message>
        <source>It did so right after the opening, though the client had asked to resume a session: probably it did not know that session any more. A page that takes 1000 for a wished end then stays as it is until it is reloaded.</source>
        <translation>它在连接刚建立后就这样做了，而客户端请求的是恢复一个会话：它很可能已不认识那个会话。把 1000 当作正常结束的页面会一直停在原状，直到重新加载。</translation>
    </message>
    <message>
        <source>Client author: when a resume ends at once, connect again without the token, or reload the page.</source>
        <translation>客户端开发者：如果恢复后立即被结束，请不带令牌重新连接，或重新加载页面。</translation>
    </message>
    <message>
        <source>Server author: close for a timeout with a code or reason of its own; pages take 1000 for a wish and do not come back.</source>
        <translation>服务器开发者：因超时关闭时，请使用专门的关闭码或原因；页面会把 1000 当作有意结束，不再重连。</translation>
    </message>
    <message>
        <source>It fits %1.</source>
        <translation>这与 %1 相符。</translation>
    </message>
    <message>
        <source>If nobody wished it: send a message or ping at least every %1, or give the server&apos;s timer more time.</source>
        <translation>如果没有谁想结束它：请至少每 %1 发送一条消息或一个 ping，或者延长服务器的定时器。</translation>
    </message>
    <message>
        <source>It no longer holds: a session outlived it.</source>
        <translation>已不再成立：有会话活得更久。</translation>
    </message>
    <message>
        <source>%1, in answer to the end that was passed on to it</source>
        <translation>%1，是对转发给它的结束的应答</translation>
    </message>
    <message>
        <source>The client or something between it and this place</source>
        <translation>客户端或它与该处之间的设备</translation>
    </message>
    <message>
        <source>The server or something between it and this place</source>
        <translation>服务器或它与该处之间的设备</translation>
    </message>
    <message>
        <source>The proxy answered HTTP %1 itself instead of opening the WebSocket.</source>
        <translation>代理自己应答了 HTTP %1，没有打开 WebSocket。</translation>
    </message>
    <message>
        <source>The server ended the connection before it had answered; the proxy told the client HTTP %1.</source>
        <translation>服务器在应答之前就结束了连接；代理向客户端应答了 HTTP %1。</translation>
    </message>
    <message>
        <source>The answer did not open the WebSocket; its status is not recorded.</source>
        <translation>应答没有打开 WebSocket；其状态码没有记录。</translation>
    </message>
    <message>
        <source>A line of more than %1 bytes was skipped.</source>
        <translation>跳过了一行超过 %1 字节的内容。</translation>
    </message>
    <message>
        <source>Lines of another form, which were not read: %1.</source>
        <translation>有 %1 行是其他格式，没有读取。</translation>
    </message>
    <message>
        <source>What has no time was left out.</source>
        <translation>没有时间的内容已略去。</translation>
    </message>
    <message>
        <source>Entries that were too long or damaged and were left out: %1.</source>
        <translation>有 %1 条记录过长或已损坏，已略去。</translation>
    </message>
    <message>
        <source>More than %1 WebSockets: the rest was left out.</source>
        <translation>WebSocket 超过 %1 个：其余的已略去。</translation>
    </message>
    <message>
        <source>A TCP frontend does not say what passed: these connections may be no WebSockets.</source>
        <translation>TCP 前端不说明传输了什么：这些连接可能不是 WebSocket。</translation>
    </message>
    <message>
        <source>With “option logasap” the line is written at the 101: the end is not in it. Do without the option.</source>
        <translation>使用“option logasap”时，该行在 101 时写入：其中没有连接的结束。请不要使用该选项。</translation>
    </message>
    <message>
        <source>In haproxy&apos;s log “--” is an end in order at TCP level: a Close frame, its code and who came first are not in it.</source>
        <translation>在 haproxy 的日志中，“--”表示在 TCP 层有序结束：其中没有关闭帧、关闭码，也没有谁先结束。</translation>
    </message>
    <message>
        <source>nginx&apos;s access log tells that a WebSocket ended, not how. To record more: “error_log … info;” and in log_format $msec, $remote_port, $request_time, $connection and key=$http_sec_websocket_key.</source>
        <translation>nginx 的访问日志只说明 WebSocket 已结束，不说明如何结束。要记录更多：“error_log … info;”，并在 log_format 中加入 $msec、$remote_port、$request_time、$connection 和 key=$http_sec_websocket_key。</translation>
    </message>
    <message>
        <source>nginx tells resets and timers only; of a TLS leg it tells no reset at all. What is missing here may have ended in any way.</source>
        <translation>nginx 只记录重置和定时器；对 TLS 一侧则完全不记录重置。这里没有出现的连接可能以任何方式结束。</translation>
    </message>
    <message>
        <source>No line of level info: what clients did and nginx&apos;s own timers are not recorded. Set “error_log … info;”.</source>
        <translation>没有 info 级别的行：没有记录客户端的行为和 nginx 自己的定时器。请设置“error_log … info;”。</translation>
    </message>
    <message>
        <source>More than %1 lines to join: the oldest stand alone.</source>
        <translation>要合并的行超过 %1：最早的单独列出。</translation>
    </message>
    <message>
        <source>Envoy names what it did itself; DC and UC only say whose end it was. Add %RESPONSE_CODE_DETAILS% and %REQ(SEC-WEBSOCKET-KEY)% to the format.</source>
        <translation>Envoy 会说明它自己做了什么；DC 和 UC 只说明是哪一侧结束。请在格式中加入 %RESPONSE_CODE_DETAILS% 和 %REQ(SEC-WEBSOCKET-KEY)%。</translation>
    </message>
    <message>
        <source>Cloudflare names who ended it and why; the code of a Close frame is not in its log (ConnectionTransportCloseCode is TCP&apos;s or TLS&apos;s).</source>
        <translation>Cloudflare 会说明由谁结束以及原因；日志中没有关闭帧的关闭码（ConnectionTransportCloseCode 属于 TCP 或 TLS）。</translation>
    </message>
    <message>
        <source>The log of %1 tells when a WebSocket ended, not how or by whom.</source>
        <translation>%1 的日志只说明 WebSocket 何时结束，不说明如何结束或由谁结束。</translation>
    </message>
    <message>
        <source>A HAR file of Chrome tells when a WebSocket ended, not how, by whom or with which code. A NetLog does: chrome://net-export.</source>
        <translation>Chrome 的 HAR 文件只说明 WebSocket 何时结束，不说明如何、由谁以及以什么关闭码结束。NetLog 可以：chrome://net-export。</translation>
    </message>
    <message>
        <source>The Close code is recorded, but not which side sent it.</source>
        <translation>记录了关闭码，但没有记录是哪一侧发送的。</translation>
    </message>
    <message>
        <source>A HAR file of Firefox has handshakes only.</source>
        <translation>Firefox 的 HAR 文件只有握手。</translation>
    </message>
    <message>
        <source>This HAR file does not tell when or how a WebSocket ended.</source>
        <translation>该 HAR 文件不说明 WebSocket 何时或如何结束。</translation>
    </message>
    <message>
        <source>Its constants are missing: events cannot be named.</source>
        <translation>缺少常量表：无法识别事件。</translation>
    </message>
    <message>
        <source>The NetLog was cut off: its last events may be missing, and with them the end of what seems open.</source>
        <translation>NetLog 被截断：可能缺少最后的事件，看似仍未结束的连接的结束也可能在其中。</translation>
    </message>
    <message>
        <source>Captured in mode %1: Close codes are not in it. “Include raw bytes” (--net-log-capture-mode=Everything) keeps them.</source>
        <translation>以 %1 模式记录：其中没有关闭码。选择“Include raw bytes”（--net-log-capture-mode=Everything）即可保留。</translation>
    </message>
    <message>
        <source>Lines of several connections are mixed under one logger: their ends cannot be told apart. Give each connection a logger of its own.</source>
        <translation>多个连接的行混在同一个 logger 之下：无法区分它们的结束。请为每个连接使用单独的 logger。</translation>
    </message>
    <message>
        <source>The log tells Close frames exactly; without one, FIN and RST look alike.</source>
        <translation>该日志准确记录关闭帧；没有关闭帧时，FIN 与 RST 看起来一样。</translation>
    </message>
    <message>
        <source>“%1”, as %2 prints it</source>
        <translation>“%1”，由 %2 输出</translation>
    </message>
    <message>
        <source>  It proves: %1</source>
        <translation>  它能证明：%1</translation>
    </message>
    <message>
        <source>  It does not prove: %1</source>
        <translation>  它不能证明：%1</translation>
    </message>
    <message>
        <source>  Causes that it may stand for: %1</source>
        <translation>  它可能代表的原因：%1</translation>
    </message>
    <message>
        <source>Shared with pseudonyms instead of addresses, hosts, paths, headers and texts.</source>
        <translation>已共享：地址、主机、路径、请求头和文本均以化名代替。</translation>
    </message>
    <message>
        <source>by the subprotocol agreed on</source>
        <translation>根据商定的子协议</translation>
    </message>
    <message>
        <source>by the path and the first messages</source>
        <translation>根据路径和最初的消息</translation>
    </message>
    <message>
        <source>by the first messages</source>
        <translation>根据最初的消息</translation>
    </message>
    <message>
        <source>the client&apos;s</source>
        <translation>由客户端发出</translation>
    </message>
    <message>
        <source>the server&apos;s</source>
        <translation>由服务器发出</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>每 %1 一次</translation>
    </message>
    <message>
        <source>given up after %1</source>
        <translation>%1后放弃</translation>
    </message>
    <message>
        <source>presumed: nothing but its rhythm says so</source>
        <translation>推测：只有节奏这样表明</translation>
    </message>
    <message>
        <source>as announced on this connection</source>
        <translation>由本连接公布</translation>
    </message>
    <message>
        <source>1 seen</source>
        <translation>看到 1 次</translation>
    </message>
    <message>
        <source>%1 seen</source>
        <translation>看到 %1 次</translation>
    </message>
    <message>
        <source>, answered within %1 at most</source>
        <translation>，最迟在 %1内得到回应</translation>
    </message>
    <message>
        <source>, none since %1</source>
        <translation>，自 %1 起没有回应</translation>
    </message>
    <message>
        <source>; asks to come back</source>
        <translation>；请求重新连接</translation>
    </message>
    <message>
        <source>; not to come back</source>
        <translation>；要求不再连接</translation>
    </message>
    <message>
        <source>%1 by the client at %2</source>
        <translation>%1，由客户端于 %2 发出</translation>
    </message>
    <message>
        <source>%1 by the server at %2</source>
        <translation>%1，由服务器于 %2 发出</translation>
    </message>
    <message>
        <source>Goodbye</source>
        <translation>告别消息</translation>
    </message>
    <message>
        <source>presumed heartbeat</source>
        <translation>推测的心跳</translation>
    </message>
    <message>
        <source>%1 heartbeat</source>
        <translation>%1 心跳</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>Heartbeats of the client</source>
        <translation>客户端的心跳</translation>
    </message>
    <message>
        <source>Heartbeats of the server</source>
        <translation>服务器的心跳</translation>
    </message>
    <message>
        <source>sends and answers heartbeats</source>
        <translation>发送并回应心跳</translation>
    </message>
    <message>
        <source>Earlier state</source>
        <translation>先前的状态</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>not resumed: begun anew</source>
        <translation>未恢复：重新开始</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>%1%2 of the client at %3</source>
        <translation>客户端的 %1%2，于 %3</translation>
    </message>
    <message>
        <source>%1%2 of the server at %3</source>
        <translation>服务器的 %1%2，于 %3</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>until %1 only (%2)</source>
        <translation>只到 %1（%2）</translation>
    </message>
    <message>
        <source>Has no goodbye; the server&apos;s WebSocket pings are its heartbeat. A status message says when the kernel died or restarts while the connection lives. Whoever comes back with the same session_id gets what was missed.</source>
        <translation>没有告别消息；服务器的 WebSocket ping 就是心跳。连接仍在时，内核终止或重启由 status 消息告知。带着同一 session_id 回来的客户端会得到错过的内容。</translation>
    </message>
    <message>
        <source>The server&apos;s first message names the connection; a page that was cut comes back with that name (?r=), and is known for 7 s. The page sends 0 every 10 s, which nobody answers; the server ends silent pages after 40 s (by default) with Close 1000, after which a page stays frozen.</source>
        <translation>服务器的第一条消息给连接命名；被切断的页面带着这个名字（?r=）回来，7 秒内有效。页面每 10 秒发送 0，无人回应；服务器在 40 秒（默认）后以 Close 1000 结束无响应的页面，此后页面保持冻结。</translation>
    </message>
    <message>
        <source>Messages repeat steadily and are answered: presumably a heartbeat</source>
        <translation>消息有规律地重复并得到回应：推测是心跳</translation>
    </message>
    <message>
        <source>Dropscope sends and answers the heartbeats of the application</source>
        <translation>Dropscope 发送并回应应用的心跳</translation>
    </message>
    <message>
        <source>Page or client author: reconnect after 1000 too, unless your own code asked for the end. (In CLOG, boot.js does not reconnect after 1000; phoenix.js does since 1.8.16, older ones do not.)</source>
        <translation>网页或客户端开发者：收到 1000 后也要重连，除非结束是自己的代码要求的。（在 CLOG 中，boot.js 在 1000 后不重连；phoenix.js 从 1.8.16 起会重连，更早的版本不会。）</translation>
    </message>
    <message>
        <source>4400 is often chosen after HTTP 400, bad request.</source>
        <translation>4400 常仿照 HTTP 400：请求有误。</translation>
    </message>
    <message>
        <source>4401 is often chosen after HTTP 401: not or no longer logged in.</source>
        <translation>4401 常仿照 HTTP 401：未登录，或登录已失效。</translation>
    </message>
    <message>
        <source>4403 is often chosen after HTTP 403: logged in, but not allowed.</source>
        <translation>4403 常仿照 HTTP 403：已登录，但没有权限。</translation>
    </message>
    <message>
        <source>4404 is often chosen after HTTP 404: what was asked for does not exist.</source>
        <translation>4404 常仿照 HTTP 404：所请求的内容不存在。</translation>
    </message>
    <message>
        <source>4408 is often chosen after HTTP 408: something came too late.</source>
        <translation>4408 常仿照 HTTP 408：来得太迟。</translation>
    </message>
    <message>
        <source>4409 is often chosen after HTTP 409: it is in use already.</source>
        <translation>4409 常仿照 HTTP 409：已被占用。</translation>
    </message>
    <message>
        <source>4429 is often chosen after HTTP 429: too much in too short a time.</source>
        <translation>4429 常仿照 HTTP 429：短时间内过多。</translation>
    </message>
    <message>
        <source>4500 is often chosen after HTTP 500, an error of the server.</source>
        <translation>4500 常仿照 HTTP 500：服务器出错。</translation>
    </message>
    <message>
        <source>4503 is often chosen after HTTP 503: overloaded or under maintenance.</source>
        <translation>4503 常仿照 HTTP 503：过载或正在维护。</translation>
    </message>
    <message>
        <source>Client author: log what the client found wrong, and say it in the reason of the Close frame.</source>
        <translation>客户端开发者：记录客户端认为哪里有错，并写进关闭帧的原因。</translation>
    </message>
    <message>
        <source>Server author: look at what was sent to that client just before.</source>
        <translation>服务器开发者：查看此前刚刚发给该客户端的内容。</translation>
    </message>
    <message>
        <source>Client author: do not come back by yourself; ask the user.</source>
        <translation>客户端开发者：不要自动重连，请询问用户。</translation>
    </message>
    <message>
        <source>Server author: close with 1008 or a code of your own, so that clients do not take it for a goodbye.</source>
        <translation>服务器开发者：请用 1008 或自定义的关闭码关闭，以免客户端误认为是正常告别。</translation>
    </message>
    <message>
        <source>Client author: renew the credentials before they run out, and connect with the new ones; do not retry unchanged.</source>
        <translation>客户端开发者：在凭据过期之前更新凭据，并用新凭据连接；不要原样重试。</translation>
    </message>
    <message>
        <source>Client author: close with 1000, or with a code of your own from 3000 to 4999; this one must never be sent (RFC 6455 section 7.4).</source>
        <translation>客户端开发者：请用 1000 或 3000 到 4999 之间的自定义关闭码关闭；这个关闭码绝不允许发送（RFC 6455 第 7.4 节）。</translation>
    </message>
    <message>
        <source>Server author: close with 1000, or with a code of your own from 3000 to 4999; this one must never be sent (RFC 6455 section 7.4).</source>
        <translation>服务器开发者：请用 1000 或 3000 到 4999 之间的自定义关闭码关闭；这个关闭码绝不允许发送（RFC 6455 第 7.4 节）。</translation>
    </message>
    <message>
        <source>Look at the program that was silent, at that time: a blocked event loop, a long garbage collection, a debugger, a hidden and throttled tab, a stopped process.</source>
        <translation>查看当时没有回应的程序：事件循环被阻塞、长时间的垃圾回收、调试器、隐藏并被限速的标签页、被暂停的进程。</translation>
    </message>
    <message>
        <source>Look at what kept that program from reading: a handler that waits or computes for long, more messages than it can work off. Send less, or combine updates.</source>
        <translation>查看是什么让该程序不再读取：处理函数长时间等待或计算，或者消息多得处理不完。请少发一些，或合并更新。</translation>
    </message>
    <message>
        <source>Send a ping at least every %1, a third of that silence, so that nothing on the way forgets the connection: firewalls, NAT routers and load balancers do.</source>
        <translation>至少每 %1发送一次 ping（那段静默的三分之一），以免途中设备丢失连接状态：防火墙、NAT 路由器和负载均衡器都会这样。</translation>
    </message>
    <message>
        <source>Frames had passed shortly before, so it is unlikely that something had forgotten the connection: check whether the client&apos;s process was killed or closed its socket with data unread.</source>
        <translation>此前不久还有帧通过，途中设备丢失连接状态的可能性不大：请检查客户端进程是否被强制终止，或在仍有未读数据时关闭了套接字。</translation>
    </message>
    <message>
        <source>Frames had passed shortly before, so it is unlikely that something had forgotten the connection: check whether the server&apos;s process was killed or crashed, and whether a proxy or load balancer before it was reloaded.</source>
        <translation>此前不久还有帧通过，途中设备丢失连接状态的可能性不大：请检查服务器进程是否被强制终止或崩溃，以及其前面的代理或负载均衡器是否重新加载过。</translation>
    </message>
    <message>
        <source>Client author: wait at least 1 s before reconnecting, longer each time; honour Retry-After if the server then answers with it.</source>
        <translation>客户端开发者：重新连接前至少等待 1 秒，并逐次延长；如果服务器随后以 Retry-After 应答，请遵守。</translation>
    </message>
    <message>
        <source>by_its_word: the client said so in its Close frame</source>
        <translation>by_its_word：客户端在关闭帧中这样说明</translation>
    </message>
    <message>
        <source>Before that, the client had broken the WebSocket protocol: %1.</source>
        <translation>在此之前，客户端违反了 WebSocket 协议：%1。</translation>
    </message>
    <message>
        <source>Before that, the server had broken the WebSocket protocol: %1.</source>
        <translation>在此之前，服务器违反了 WebSocket 协议：%1。</translation>
    </message>
    <message>
        <source>The server had been sent a binary message of %1 just before (%2).</source>
        <translation>此前刚刚（%2）向服务器发送过一条 %1的二进制消息。</translation>
    </message>
    <message>
        <source>The server had been sent a text of %1 just before (%2).</source>
        <translation>此前刚刚（%2）向服务器发送过一条 %1的文本消息。</translation>
    </message>
    <message>
        <source>The client had been sent a binary message of %1 just before (%2).</source>
        <translation>此前刚刚（%2）向客户端发送过一条 %1的二进制消息。</translation>
    </message>
    <message>
        <source>The client had been sent a text of %1 just before (%2).</source>
        <translation>此前刚刚（%2）向客户端发送过一条 %1的文本消息。</translation>
    </message>
    <message>
        <source>Server operator: renew the certificate. If it is still valid, this machine&apos;s clock is wrong.</source>
        <translation>服务器运维：请更新证书。如果证书仍然有效，则是本机时钟不准。</translation>
    </message>
    <message>
        <source>The certificate is valid only later: set this machine&apos;s clock, or see when the server&apos;s certificate was made.</source>
        <translation>证书尚未生效：请校准本机时钟，或查看服务器证书的签发时间。</translation>
    </message>
    <message>
        <source>The certificate is for other names: use one of them in the address, or have the server&apos;s certificate made for this one.</source>
        <translation>证书属于其他名称：请在地址中使用其中之一，或为服务器签发包含此名称的证书。</translation>
    </message>
    <message>
        <source>Server operator: the certificate was revoked; get a new one.</source>
        <translation>服务器运维：证书已被吊销，请申请新的证书。</translation>
    </message>
    <message>
        <source>%1 put the client out (%2)%3.</source>
        <translation>%1将客户端移除（%2）%3。</translation>
    </message>
    <message>
        <source>%1 closed because a timer of its own struck (%2)%3; most such timers end silent connections.</source>
        <translation>%1因自己的定时器到期而关闭（%2）%3；这类定时器多半用于结束静默的连接。</translation>
    </message>
    <message>
        <source>%1 closed because, by its own word, its network had changed or was gone (%2)%3.</source>
        <translation>%1关闭了连接；据它自己说，它的网络发生变化或已中断（%2）%3。</translation>
    </message>
    <message>
        <source>Data for the client stayed unacknowledged until TCP gave up: the network path to it is dead.</source>
        <translation>发往客户端的数据一直未被确认，直到 TCP 放弃：通往客户端的网络路径已中断。</translation>
    </message>
    <message>
        <source>Data for the server stayed unacknowledged until TCP gave up: the network path to it is dead.</source>
        <translation>发往服务器的数据一直未被确认，直到 TCP 放弃：通往服务器的网络路径已中断。</translation>
    </message>
    <message>
        <source>The network to the client is down or has no route.</source>
        <translation>通往客户端的网络中断或没有路由。</translation>
    </message>
    <message>
        <source>The network to the server is down or has no route.</source>
        <translation>通往服务器的网络中断或没有路由。</translation>
    </message>
    <message>
        <source>%1: its format is not known here (tried: %2)</source>
        <translation>%1：格式无法识别（已尝试：%2）</translation>
    </message>
    <message>
        <source>%1: it is empty</source>
        <translation>%1：文件为空</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个目录</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Whole packets, begun before the connections open:</source>
        <translation>完整的数据包，并且在连接建立之前就开始抓取：</translation>
    </message>
    <message>
        <source>The keys of wss:// connections, from a browser that is started for it:</source>
        <translation>wss:// 连接的密钥，来自专门为此启动的浏览器：</translation>
    </message>
    <message>
        <source>Who ended each connection, and how: the first Close frame with its code, or FIN or RST and who sent it, to the microsecond. Also silence, unanswered heartbeats and readers that are stuck.</source>
        <translation>每个连接由谁结束、如何结束：第一个关闭帧及其关闭码，或 FIN、RST 及其发送方，精确到微秒。还有静默、无应答的心跳和停滞的接收方。</translation>
    </message>
    <message>
        <source>What is inside TLS, without its keys: then only FIN, RST and silence are seen. Why a program did what it did.</source>
        <translation>没有密钥时，TLS 内部的内容无从得知：只能看到 FIN、RST 和静默。程序为何这样做，也无从得知。</translation>
    </message>
    <message>
        <source>A NetLog tells how it ended: chrome://net-export with “Include raw bytes”, or</source>
        <translation>NetLog 能说明连接如何结束：在 chrome://net-export 中选择“Include raw bytes”，或者</translation>
    </message>
    <message>
        <source>Packet capture (pcap)</source>
        <translation>抓包文件 (pcap)</translation>
    </message>
    <message>
        <source>Packet capture (pcapng)</source>
        <translation>抓包文件 (pcapng)</translation>
    </message>
    <message>
        <source>NetLog of a browser (Chrome, Edge, Electron)</source>
        <translation>浏览器的 NetLog（Chrome、Edge、Electron）</translation>
    </message>
    <message>
        <source>Who closed first, the page or the server; FIN, RST, a changed network; refusals with their status. With raw bytes also the Close code.</source>
        <translation>页面和服务器谁先关闭；FIN、RST、网络变化；被拒绝的连接及其状态码。若包含原始字节，还有关闭码。</translation>
    </message>
    <message>
        <source>Which line of script closed it, and whether its tab was hidden. Without raw bytes no Close code is in it.</source>
        <translation>哪一行脚本关闭了连接、标签页是否在后台。没有原始字节时，其中没有关闭码。</translation>
    </message>
    <message>
        <source>Everything, from the start of the browser:</source>
        <translation>从浏览器启动起记录全部内容：</translation>
    </message>
    <message>
        <source>In a browser that runs, with “Include raw bytes”:</source>
        <translation>在正在运行的浏览器中，选择“Include raw bytes”：</translation>
    </message>
    <message>
        <source>HAR file of a browser or a debugging proxy</source>
        <translation>浏览器或调试代理的 HAR 文件</translation>
    </message>
    <message>
        <source>Handshakes, messages, and when a connection ended; of HTTP Toolkit also the Close code.</source>
        <translation>握手、消息，以及连接何时结束；HTTP Toolkit 的文件还有关闭码。</translation>
    </message>
    <message>
        <source>How and by whom it ended: Chrome&apos;s files do not say, those of Firefox and Playwright have no end at all.</source>
        <translation>连接如何结束、由谁结束：Chrome 的文件没有记录，Firefox 和 Playwright 的文件根本没有结束信息。</translation>
    </message>
    <message>
        <source>Log of HAProxy</source>
        <translation>HAProxy 日志</translation>
    </message>
    <message>
        <source>Resets, with their side, and haproxy&apos;s own timers and shutdowns, by the state at the end of each line (SD, CD, cD, …).</source>
        <translation>重置及其来自哪一侧，以及 haproxy 自己的超时和关停，依据每行末尾的状态（SD、CD、cD 等）。</translation>
    </message>
    <message>
        <source>“--” is an end in order at TCP level: who came first, and whether there was a Close frame, is not in it.</source>
        <translation>“--”只表示在 TCP 层正常结束：谁先结束、是否有关闭帧，日志里没有。</translation>
    </message>
    <message>
        <source>The whole line, and the key that finds the connection elsewhere:</source>
        <translation>完整的日志行，以及能在别处找到同一连接的密钥头：</translation>
    </message>
    <message>
        <source>A capture beside it tells the Close frames:</source>
        <translation>同时抓包可以得到关闭帧：</translation>
    </message>
    <message>
        <source>Access log of nginx</source>
        <translation>nginx 访问日志</translation>
    </message>
    <message>
        <source>That a WebSocket opened, and about when it ended.</source>
        <translation>曾有 WebSocket 建立，以及它大约何时结束。</translation>
    </message>
    <message>
        <source>How and by whom it ended. Give its error log, too: together they are one place.</source>
        <translation>连接如何结束、由谁结束。请同时提供错误日志：两者合为一处。</translation>
    </message>
    <message>
        <source>Times, ports and the key, in the http block:</source>
        <translation>时间、端口和密钥头，写在 http 块中：</translation>
    </message>
    <message>
        <source>Resets and nginx&apos;s own timers:</source>
        <translation>重置和 nginx 自己的超时：</translation>
    </message>
    <message>
        <source>Error log of nginx</source>
        <translation>nginx 错误日志</translation>
    </message>
    <message>
        <source>Resets, and their side by the level of the line; nginx&apos;s own timers (proxy_read_timeout).</source>
        <translation>重置，并可由日志行的级别得知来自哪一侧；nginx 自己的超时（proxy_read_timeout）。</translation>
    </message>
    <message>
        <source>Ends in order leave no line, and resets on TLS legs do not either.</source>
        <translation>正常结束不留下日志行，TLS 段上的重置也不会。</translation>
    </message>
    <message>
        <source>Level info, or clients and timers are not recorded:</source>
        <translation>级别要设为 info，否则客户端和超时都不会记录：</translation>
    </message>
    <message>
        <source>Access log of Envoy or Istio</source>
        <translation>Envoy 或 Istio 的访问日志</translation>
    </message>
    <message>
        <source>What Envoy did itself: idle and duration timers, resets, overload.</source>
        <translation>Envoy 自己的行为：空闲超时、时长上限、重置、过载。</translation>
    </message>
    <message>
        <source>DC and UC only name the side; a Close frame and its code are not in it.</source>
        <translation>DC 和 UC 只说明是哪一侧；关闭帧及其关闭码不在其中。</translation>
    </message>
    <message>
        <source>More details, at the end of the format:</source>
        <translation>在日志格式末尾加上更多细节：</translation>
    </message>
    <message>
        <source>Cloudflare&apos;s websocket_analytics</source>
        <translation>Cloudflare 的 websocket_analytics</translation>
    </message>
    <message>
        <source>Who ended it, the client, the server or Cloudflare, and why.</source>
        <translation>由谁结束（客户端、服务器或 Cloudflare），以及原因。</translation>
    </message>
    <message>
        <source>The code of the Close frame.</source>
        <translation>关闭帧中的关闭码。</translation>
    </message>
    <message>
        <source>A capture at the server tells the Close frames:</source>
        <translation>在服务器上抓包可以得到关闭帧：</translation>
    </message>
    <message>
        <source>Access log of an AWS load balancer</source>
        <translation>AWS 负载均衡器的访问日志</translation>
    </message>
    <message>
        <source>When a connection opened and ended, and how many bytes passed.</source>
        <translation>连接何时建立、何时结束、传输了多少字节。</translation>
    </message>
    <message>
        <source>How and by whom it ended.</source>
        <translation>连接如何结束、由谁结束。</translation>
    </message>
    <message>
        <source>A capture at the server tells it:</source>
        <translation>在服务器上抓包可以得知：</translation>
    </message>
    <message>
        <source>Access log of Caddy</source>
        <translation>Caddy 访问日志</translation>
    </message>
    <message>
        <source>When a connection opened and ended, and its key.</source>
        <translation>连接何时建立、何时结束，以及它的密钥头。</translation>
    </message>
    <message>
        <source>A capture beside it tells it:</source>
        <translation>同时抓包可以得知：</translation>
    </message>
    <message>
        <source>Access log of Traefik</source>
        <translation>Traefik 访问日志</translation>
    </message>
    <message>
        <source>When a connection opened and ended.</source>
        <translation>连接何时建立、何时结束。</translation>
    </message>
    <message>
        <source>Debug log of Python&apos;s websockets (uvicorn, Home Assistant, …)</source>
        <translation>Python websockets 的调试日志（uvicorn、Home Assistant 等）</translation>
    </message>
    <message>
        <source>Each Close frame with its code and its side; missed keepalive pings.</source>
        <translation>每个关闭帧及其关闭码和发送方；无应答的保活 ping。</translation>
    </message>
    <message>
        <source>FIN from RST. Connections that share one logger.</source>
        <translation>FIN 与 RST 无法区分。共用同一个 logger 的连接也无法区分。</translation>
    </message>
    <message>
        <source>One logger for each connection, at level DEBUG:</source>
        <translation>每个连接一个 logger，级别为 DEBUG：</translation>
    </message>
    <message>
        <source>Reading was stopped after %1 bytes: what comes later in the file is not here, and what seems open may have ended.</source>
        <translation>读取在 %1 字节处被停止：文件中其后的内容不在这里，看似未结束的连接可能已经结束。</translation>
    </message>
    <message>
        <source>a Close frame with %1</source>
        <translation>关闭码为 %1 的关闭帧</translation>
    </message>
    <message>
        <source>a FIN</source>
        <translation>FIN</translation>
    </message>
    <message>
        <source>an RST</source>
        <translation>RST</translation>
    </message>
    <message>
        <source>an end in order</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>a timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>the client&apos;s side</source>
        <translation>客户端一侧</translation>
    </message>
    <message>
        <source>the server&apos;s side</source>
        <translation>服务器一侧</translation>
    </message>
    <message>
        <source>this place itself</source>
        <translation>此处自身</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>%1 与 %2 之间</translation>
    </message>
    <message>
        <source>by its key (Sec-WebSocket-Key)</source>
        <translation>依据密钥头 (Sec-WebSocket-Key)</translation>
    </message>
    <message>
        <source>by the answer to its key (Sec-WebSocket-Accept)</source>
        <translation>依据对密钥头的应答 (Sec-WebSocket-Accept)</translation>
    </message>
    <message>
        <source>by its addresses, which is less sure than by a key</source>
        <translation>依据地址，不如依据密钥头可靠</translation>
    </message>
    <message>
        <source>Between %1 and %2 the connection got a new key.</source>
        <translation>在 %1 与 %2 之间，连接换了新的密钥头。</translation>
    </message>
    <message>
        <source>%1 saw %2, %3 saw %4: it became another on the way.</source>
        <translation>%1 看到的是 %2，%3 看到的是 %4：途中发生了转换。</translation>
    </message>
    <message>
        <source>The browser refused the connection itself, before the server heard of it: mixed content, the page&apos;s Content Security Policy, an extension, a forbidden port.</source>
        <translation>浏览器自己拒绝了连接，服务器还不知道：混合内容、页面的内容安全策略、扩展程序或被禁止的端口。</translation>
    </message>
    <message>
        <source>mixed_content: ws:// from a page that came over HTTPS</source>
        <translation>mixed_content：经 HTTPS 打开的页面使用 ws://</translation>
    </message>
    <message>
        <source>csp: the page&apos;s Content Security Policy</source>
        <translation>csp：页面的内容安全策略</translation>
    </message>
    <message>
        <source>extension, administrator: an extension or a policy of the browser</source>
        <translation>extension、administrator：浏览器的扩展程序或管理策略</translation>
    </message>
    <message>
        <source>port, local_network, too_many: rules of the browser itself</source>
        <translation>port、local_network、too_many：浏览器自身的规则</translation>
    </message>
    <message>
        <source>A browser does not tell FIN from RST, nor pings and pongs: a relay or a capture beside it does.</source>
        <translation>浏览器不区分 FIN 和 RST，也不显示 ping 和 pong：旁边的中继或抓包可以。</translation>
    </message>
    <message>
        <source>Sizes are those of messages before they are compressed and split.</source>
        <translation>大小是消息在压缩和分片之前的大小。</translation>
    </message>
    <message>
        <source>WebSockets that were open before it was attached to are not seen.</source>
        <translation>附加之前已建立的 WebSocket 看不到。</translation>
    </message>
    <message>
        <source>The DevTools of %1 are reached over the network: nothing protects them, and whoever reaches them controls that browser.</source>
        <translation>%1 的开发者工具经网络访问：没有任何保护，谁能访问它，谁就能控制那个浏览器。</translation>
    </message>
    <message>
        <source>%1 of %2 unwished ends came while the page was hidden, a constant time (%3) after it was hidden.</source>
        <translation>%2 次非期望的结束中有 %1 次发生在页面隐藏期间，且都在隐藏之后的固定时间（%3）。</translation>
    </message>
    <message>
        <source>%1 of %2 unwished ends came within a second after a task had held the page&apos;s script up for %3.</source>
        <translation>%2 次非期望的结束中有 %1 次发生在某个任务让页面脚本停顿 %3之后的一秒内。</translation>
    </message>
    <message>
        <source>%1 of %2 ends that were not a page&apos;s leaving were made by one line of script, %3.</source>
        <translation>除页面离开外的 %2 次结束中，有 %1 次由同一行脚本造成：%3。</translation>
    </message>
    <message>
        <source>Hidden page</source>
        <translation>页面隐藏</translation>
    </message>
    <message>
        <source>At least 3 unwished ends, and 60 % of all of them, come a constant time after the page was hidden (within 2 s, or a tenth of that time).</source>
        <translation>至少 3 次非期望的结束，且占其总数的 60 %，发生在页面隐藏之后的固定时间（相差不超过 2 秒，或该时间的十分之一）。</translation>
    </message>
    <message>
        <source>Page author: browsers slow the timers of hidden pages down to one a minute. Run heartbeats in a worker, and reconnect when the page is shown.</source>
        <translation>网页开发者：浏览器会把隐藏页面的定时器放慢到每分钟一次。把心跳放到 worker 里运行，并在页面重新显示时重连。</translation>
    </message>
    <message>
        <source>Long task</source>
        <translation>长任务</translation>
    </message>
    <message>
        <source>At least 3 unwished ends, and 60 % of them, come within a second after a task of 200 ms or more in the page.</source>
        <translation>至少 3 次非期望的结束，且占 60 %，发生在页面中 200 毫秒以上的任务之后一秒内。</translation>
    </message>
    <message>
        <source>Page author: split the task, or move the WebSocket with its heartbeat into a worker, which the page&apos;s tasks do not hold up.</source>
        <translation>网页开发者：拆分该任务，或把 WebSocket 连同心跳移到 worker 中，那里不受页面任务的影响。</translation>
    </message>
    <message>
        <source>Closed by script</source>
        <translation>由脚本关闭</translation>
    </message>
    <message>
        <source>At least 3 sessions, and 60 % of those that did not end because a page was left, are closed by the same line of script.</source>
        <translation>至少 3 个会话，且占非因页面离开而结束者的 60 %，由同一行脚本关闭。</translation>
    </message>
    <message>
        <source>Page author: look at %1: why it closes, and whether that is wished.</source>
        <translation>网页开发者：查看 %1：它为什么关闭，这是否是期望的。</translation>
    </message>
    <message>
        <source>The page was left for another one.</source>
        <translation>页面跳转到了另一个页面。</translation>
    </message>
    <message>
        <source>The page was reloaded.</source>
        <translation>页面被重新加载。</translation>
    </message>
    <message>
        <source>The tab was closed.</source>
        <translation>标签页被关闭。</translation>
    </message>
    <message>
        <source>The browser was closed.</source>
        <translation>浏览器被关闭。</translation>
    </message>
    <message>
        <source>The worker that held the connection ended.</source>
        <translation>持有该连接的 worker 结束了。</translation>
    </message>
    <message>
        <source>The frame that held the connection was taken out of its page.</source>
        <translation>持有该连接的框架被从页面中移除。</translation>
    </message>
    <message>
        <source>The page crashed, and the connection with it.</source>
        <translation>页面崩溃，连接随之中断。</translation>
    </message>
    <message>
        <source>The browser did not try: the page&apos;s Content Security Policy does not allow that address.</source>
        <translation>浏览器没有尝试：页面的内容安全策略不允许该地址。</translation>
    </message>
    <message>
        <source>The browser did not try: a page that came over HTTPS must not open ws://, only wss://.</source>
        <translation>浏览器没有尝试：经 HTTPS 打开的页面不能使用 ws://，只能使用 wss://。</translation>
    </message>
    <message>
        <source>The browser did not try: it never connects to that port.</source>
        <translation>浏览器没有尝试：它从不连接该端口。</translation>
    </message>
    <message>
        <source>The browser did not connect: one of its extensions blocked it.</source>
        <translation>浏览器没有连接：被它的一个扩展程序阻止。</translation>
    </message>
    <message>
        <source>The browser did not connect: its administrator&apos;s policy blocked it.</source>
        <translation>浏览器没有连接：被管理员的策略阻止。</translation>
    </message>
    <message>
        <source>The browser did not connect: that page must not reach the local network.</source>
        <translation>浏览器没有连接：该页面不能访问本地网络。</translation>
    </message>
    <message>
        <source>The browser did not connect: it has too many WebSockets open already.</source>
        <translation>浏览器没有连接：已建立的 WebSocket 过多。</translation>
    </message>
    <message>
        <source>The page was hidden: its timers may be slowed down</source>
        <translation>页面被隐藏：其定时器可能变慢</translation>
    </message>
    <message>
        <source>The page was shown again</source>
        <translation>页面重新显示</translation>
    </message>
    <message>
        <source>The browser froze the page: no script of it runs</source>
        <translation>浏览器冻结了页面：其脚本不再运行</translation>
    </message>
    <message>
        <source>The page was no longer frozen</source>
        <translation>页面解除冻结</translation>
    </message>
    <message>
        <source>The page was left; the browser may keep it, and the connection, in its back/forward cache</source>
        <translation>页面已离开；浏览器可能把它和连接保留在往返缓存中</translation>
    </message>
    <message>
        <source>The page came back out of the back/forward cache</source>
        <translation>页面从往返缓存中恢复</translation>
    </message>
    <message>
        <source>The browser said that it is offline</source>
        <translation>浏览器报告已离线</translation>
    </message>
    <message>
        <source>The browser said that it is online again</source>
        <translation>浏览器报告已恢复在线</translation>
    </message>
    <message>
        <source>Script of a worker closed it (%1)%2.</source>
        <translation>worker 的脚本关闭了它（%1）%2。</translation>
    </message>
    <message>
        <source>Script of a worker closed it at %3 (%1)%2.</source>
        <translation>worker 的脚本在 %3 处关闭了它（%1）%2。</translation>
    </message>
    <message>
        <source>Script of the page closed it (%1)%2.</source>
        <translation>页面脚本关闭了它（%1）%2。</translation>
    </message>
    <message>
        <source>Script of the page closed it at %3 (%1)%2.</source>
        <translation>页面脚本在 %3 处关闭了它（%1）%2。</translation>
    </message>
    <message>
        <source>The browser itself refused to connect%1.</source>
        <translation>浏览器自己拒绝了连接%1。</translation>
    </message>
    <message>
        <source>Script called close() before the connection was open.</source>
        <translation>脚本在连接打开之前调用了 close()。</translation>
    </message>
    <message>
        <source>Script called close() at %1 before the connection was open.</source>
        <translation>脚本在连接打开之前于 %1 处调用了 close()。</translation>
    </message>
    <message>
        <source>The page or worker that held the connection went away.</source>
        <translation>持有该连接的页面或 worker 已消失。</translation>
    </message>
    <message>
        <source>The browser may have kept the connection for up to %1 after that, in its back/forward cache.</source>
        <translation>此后浏览器可能在往返缓存中把连接最多保留了 %1。</translation>
    </message>
    <message>
        <source>The connection broke off without a Close frame. A browser does not tell whether TCP was closed (FIN) or reset (RST), nor by whom.</source>
        <translation>连接在没有关闭帧的情况下中断。浏览器不说明 TCP 是被关闭（FIN）还是被重置（RST），也不说明是谁所为。</translation>
    </message>
    <message>
        <source>The line of script that closed it: %1.</source>
        <translation>关闭它的脚本行：%1。</translation>
    </message>
    <message>
        <source>The browser had said %1 before that it is offline.</source>
        <translation>浏览器在 %1 之前报告已离线。</translation>
    </message>
    <message>
        <source>The page had been frozen for %1.</source>
        <translation>页面此前已冻结 %1。</translation>
    </message>
    <message>
        <source>The page had been hidden for %1.</source>
        <translation>页面此前已隐藏 %1。</translation>
    </message>
    <message>
        <source>A task had held its script up for %1 right before.</source>
        <translation>就在此前，一个任务让脚本停顿了 %1。</translation>
    </message>
    <message>
        <source>Page author: see why %1 closes it; the stack is in the evidence.</source>
        <translation>网页开发者：查看 %1 为什么关闭它；调用栈在证据中。</translation>
    </message>
    <message>
        <source>Page author: timers of hidden pages are slowed down. Run heartbeats in a worker, and look at the connection when the page is shown again.</source>
        <translation>网页开发者：隐藏页面的定时器会变慢。把心跳放到 worker 里运行，并在页面重新显示时检查连接。</translation>
    </message>
    <message>
        <source>Page author: bufferedAmount grew to %1 bytes: the page sends faster than the network takes it.</source>
        <translation>网页开发者：bufferedAmount 增长到 %1 字节：页面发送的速度超过网络的承受能力。</translation>
    </message>
    <message>
        <source>Watch a second place at such a time, a relay or a capture (tcpdump): it tells FIN from RST, and which side it came from.</source>
        <translation>在这样的时刻再观察一处，例如中继或抓包（tcpdump）：它能区分 FIN 和 RST，并说明来自哪一方。</translation>
    </message>
    <message>
        <source>Page author: use wss://, or serve the page over http:// while developing.</source>
        <translation>网页开发者：使用 wss://，或在开发时用 http:// 提供页面。</translation>
    </message>
    <message>
        <source>Page author: add the address to connect-src of the Content-Security-Policy; &apos;self&apos; covers the same host and port only.</source>
        <translation>网页开发者：把该地址加入 Content-Security-Policy 的 connect-src；&apos;self&apos; 只包括同一主机和端口。</translation>
    </message>
    <message>
        <source>Try without extensions, for example in a new profile (--browser new).</source>
        <translation>不带扩展程序再试一次，例如使用新的配置文件（--browser new）。</translation>
    </message>
    <message>
        <source>Let the server listen on another port: browsers refuse those of other protocols.</source>
        <translation>让服务器监听另一个端口：浏览器拒绝其他协议使用的端口。</translation>
    </message>
    <message>
        <source>Serve the page over HTTPS and let the user allow it to reach the local network.</source>
        <translation>用 HTTPS 提供页面，并让用户允许它访问本地网络。</translation>
    </message>
    <message>
        <source>Page author: close WebSockets that are no longer needed; Chromium allows 255.</source>
        <translation>网页开发者：关闭不再需要的 WebSocket；Chromium 允许 255 个。</translation>
    </message>
    <message>
        <source>See the browser&apos;s own words in the evidence.</source>
        <translation>参见证据中浏览器自己的说明。</translation>
    </message>
    <message>
        <source>Script made the WebSocket</source>
        <translation>脚本创建了 WebSocket</translation>
    </message>
    <message>
        <source>Script called close(%1)</source>
        <translation>脚本调用了 close(%1)</translation>
    </message>
    <message>
        <source>: at %1</source>
        <translation>：位于 %1</translation>
    </message>
    <message>
        <source>A task held the page&apos;s script up for %1</source>
        <translation>一个任务让页面脚本停顿了 %1</translation>
    </message>
    <message>
        <source>Timers of the hidden page were slowed down: one came %1 late</source>
        <translation>隐藏页面的定时器变慢：有一次晚了 %1</translation>
    </message>
    <message>
        <source>%1 bytes wait to be sent (bufferedAmount), and they become more</source>
        <translation>%1 字节等待发送（bufferedAmount），且在增加</translation>
    </message>
    <message>
        <source>1005, which stands for no code</source>
        <translation>1005，表示没有关闭码</translation>
    </message>
    <message>
        <source>1006, which stands for no Close frame</source>
        <translation>1006，表示没有关闭帧</translation>
    </message>
    <message>
        <source>The page got its CloseEvent: %1%2, wasClean</source>
        <translation>页面收到 CloseEvent：%1%2，wasClean</translation>
    </message>
    <message>
        <source>The page got its CloseEvent: %1%2, not wasClean</source>
        <translation>页面收到 CloseEvent：%1%2，非 wasClean</translation>
    </message>
    <message>
        <source>Blocked by the browser</source>
        <translation>被浏览器阻止</translation>
    </message>
    <message>
        <source>Has no goodbye. The client sends a ping when nothing came for 17.5 s and gives up 15 s later; each connection gets a session of its own, so a client logs in again by its token.</source>
        <translation>没有告别消息。客户端在 17.5 秒没有收到任何内容时发送 ping，再过 15 秒仍无回应就放弃；每个连接都有自己的会话，因此客户端要用令牌重新登录。</translation>
    </message>
    <message>
        <source>GOODBYE and ABORT carry a URI that says why: wamp.close.normal is meant, wamp.close.system_shutdown is a restart, wamp.error.* is a refusal. The Close frame that follows is often empty.</source>
        <translation>GOODBYE 和 ABORT 带有说明原因的 URI：wamp.close.normal 表示有意结束，wamp.close.system_shutdown 表示重启，wamp.error.* 表示拒绝。随后的关闭帧往往是空的。</translation>
    </message>
    <message>
        <source>&lt;close/&gt; is the goodbye; a stream:error before it says what was wrong (conflict: another session took the place; system-shutdown: a restart). Prosody then closes with 1000 in every case. XEP-0198 brings a session back.</source>
        <translation>&lt;close/&gt; 是告别消息；在它之前的 stream:error 说明出了什么问题（conflict：被另一个会话取代；system-shutdown：重启）。Prosody 随后一律以 1000 关闭。会话可通过 XEP-0198 恢复。</translation>
    </message>
    <message>
        <source>Op 7 asks the client to come back with resume, op 9 says that the session cannot be resumed. The client sends op 1 at the interval of op 10 and expects op 11 before the next; discord.js closes with 4200 when it did not come.</source>
        <translation>op 7 要求客户端以 resume 方式回来，op 9 表示会话无法恢复。客户端按 op 10 给出的间隔发送 op 1，并期待在下一次之前收到 op 11；没有收到时 discord.js 以 4200 关闭。</translation>
    </message>
    <message>
        <source>A message of type disconnect says why: refresh_requested is a planned change to a new address, link_disabled ends it for good. The library answers with Close 1000. Slack&apos;s own WebSocket pings are the heartbeat; the library gives up 30 s after the last one.</source>
        <translation>类型为 disconnect 的消息说明原因：refresh_requested 是按计划换到新地址，link_disabled 是永久结束。客户端库以 Close 1000 应答。心跳是 Slack 自己的 WebSocket ping；最后一次 ping 之后 30 秒，客户端库就会放弃。</translation>
    </message>
    <message>
        <source>Has no goodbye. The charge point sends Heartbeat at the interval that the answer to BootNotification gave; many servers also send WebSocket pings, and end TCP without a Close frame when one is not answered.</source>
        <translation>没有告别消息。充电桩按 BootNotification 应答给出的间隔发送 Heartbeat；许多服务器还会发送 WebSocket ping，没有得到应答时不发关闭帧就结束 TCP。</translation>
    </message>
    <message>
        <source>auth_invalid is the refusal of a token; an empty Close frame follows. The server sends a WebSocket ping every 55 s and ends TCP when it is not answered.</source>
        <translation>auth_invalid 表示令牌被拒绝；随后是一个空的关闭帧。服务器每 55 秒发送一次 WebSocket ping，没有得到应答时结束 TCP。</translation>
    </message>
    <message>
        <source>Channel 3 carries the status at the end of a command: Success, or Failure with the exit code, which is a normal end as well. Without it the stream was cut.</source>
        <translation>通道 3 在命令结束时给出状态：Success，或带有退出码的 Failure，后者同样是正常结束。没有这个状态，说明流被切断了。</translation>
    </message>
    <message>
        <source>The channel between a page and a development server: its end mostly means that this server was stopped or restarted, and the page reloads when it is back.</source>
        <translation>网页与开发服务器之间的通道：它的结束通常意味着该服务器停止或重启，服务器恢复后网页会重新加载。</translation>
    </message>
    <message>
        <source>The TLS handshake between the proxy and the server failed%1.</source>
        <translation>代理与服务器之间的 TLS 握手失败%1。</translation>
    </message>
    <message>
        <source>The server did not answer the opening handshake in the time that the proxy gives it; the proxy told the client HTTP %1.</source>
        <translation>服务器没有在代理允许的时间内应答握手；代理向客户端返回了 HTTP %1。</translation>
    </message>
    <message>
        <source>The proxy answered HTTP %1 itself: it had no server left that it held to be up.</source>
        <translation>代理自己返回了 HTTP %1：它认为已经没有可用的服务器。</translation>
    </message>
    <message>
        <source>The proxy answered HTTP %1 itself instead of opening the WebSocket, and logged: “%2”.</source>
        <translation>代理没有打开 WebSocket，而是自己返回了 HTTP %1，并在日志中写道：“%2”。</translation>
    </message>
    <message>
        <source>Operator of that nginx: proxy_pass says https://, but that port of the server speaks no TLS. Write http://, or name the port that does.</source>
        <translation>该 nginx 的运维：proxy_pass 写的是 https://，但服务器的那个端口不使用 TLS。请改为 http://，或改用支持 TLS 的端口。</translation>
    </message>
    <message>
        <source>Operator of that nginx: proxy_ssl_verify refused the server&apos;s certificate; see proxy_ssl_trusted_certificate and proxy_ssl_name.</source>
        <translation>该 nginx 的运维：proxy_ssl_verify 拒绝了服务器的证书；请检查 proxy_ssl_trusted_certificate 和 proxy_ssl_name。</translation>
    </message>
    <message>
        <source>Operator of that nginx: raise worker_connections and worker_rlimit_nofile; each WebSocket that is passed on takes two.</source>
        <translation>该 nginx 的运维：调大 worker_connections 和 worker_rlimit_nofile；每个转发的 WebSocket 占用两个。</translation>
    </message>
    <message>
        <source>Operator of that nginx: it had no descriptors left; raise worker_rlimit_nofile. Each WebSocket that is passed on takes two.</source>
        <translation>该 nginx 的运维：文件描述符已经用完；请调大 worker_rlimit_nofile。每个转发的 WebSocket 占用两个。</translation>
    </message>
    <message>
        <source>Operator of that nginx: no local port was left for another connection to that server; give it more addresses (proxy_bind) or more servers.</source>
        <translation>该 nginx 的运维：已经没有本地端口可用于再次连接该服务器；请增加地址（proxy_bind）或服务器。</translation>
    </message>
    <message>
        <source>Operator of that nginx: the operating system did not let it connect; with SELinux, setsebool -P httpd_can_network_connect 1 allows it.</source>
        <translation>该 nginx 的运维：操作系统不允许它发起连接；使用 SELinux 时，可执行 setsebool -P httpd_can_network_connect 1 放行。</translation>
    </message>
    <message>
        <source>Operator of that nginx: no location with proxy_pass takes this path, so a file was looked for. Add one, or mend the path of the address.</source>
        <translation>该 nginx 的运维：没有带 proxy_pass 的 location 处理这个路径，于是 nginx 去找文件了。请添加一个，或改正地址中的路径。</translation>
    </message>
    <message>
        <source>Operator of that nginx: limit_req or limit_conn struck. Allow more on this path, or see who opens so many.</source>
        <translation>该 nginx 的运维：触发了 limit_req 或 limit_conn。请放宽这个路径的限制，或查明是谁打开了这么多连接。</translation>
    </message>
    <message>
        <source>Operator of that nginx: its allow and deny rules keep this client out.</source>
        <translation>该 nginx 的运维：它的 allow 和 deny 规则不允许这个客户端访问。</translation>
    </message>
    <message>
        <source>Operator of that nginx: what the server sent is no HTTP, or its head is larger than proxy_buffer_size. See whether proxy_pass names the right port and protocol.</source>
        <translation>该 nginx 的运维：服务器发来的不是 HTTP，或者头部超过了 proxy_buffer_size。请检查 proxy_pass 的端口和协议是否正确。</translation>
    </message>
    <message>
        <source>Server author: see what keeps the server from answering the upgrade at this path: a handler that waits, or a pool of workers that is used up.</source>
        <translation>服务器开发者：查明是什么让服务器没有应答这个路径上的升级请求：处理函数在等待，或工作线程（进程）已经用完。</translation>
    </message>
    <message>
        <source>Operator of the proxy: if the server may take that long, raise the timer (haproxy: timeout server; nginx: proxy_read_timeout).</source>
        <translation>代理的运维：如果服务器确实需要这么久，请调大定时器（haproxy：timeout server；nginx：proxy_read_timeout）。</translation>
    </message>
    <message>
        <source>Operator of the proxy: every server of that backend counted as down, after failed checks or requests (nginx: max_fails, fail_timeout). See why the first of them failed, shortly before.</source>
        <translation>代理的运维：由于检查或请求失败，该后端的所有服务器都被视为不可用（nginx：max_fails、fail_timeout）。请查看稍早之前第一次失败的原因。</translation>
    </message>
    <message>
        <source>Server author: see what takes the upgrade at this path, and the server&apos;s log at that second: it ended the connection instead of answering.</source>
        <translation>服务器开发者：查看是什么在处理这个路径上的升级请求，以及服务器在那一秒的日志：它没有作答就结束了连接。</translation>
    </message>
    <message>
        <source>proxy, no_server, unreachable, upstream_ended: by the log of a proxy, which answered itself, had no server, could not reach it, or got no answer</source>
        <translation>proxy、no_server、unreachable、upstream_ended：来自代理的日志，分别表示代理自己作答、没有可用的服务器、无法连接服务器、没有得到应答</translation>
    </message>
    <message>
        <source>maker_not_recorded: a log has the status, but not whether the proxy or the server answered</source>
        <translation>maker_not_recorded：日志里有状态码，但没有记录是代理还是服务器作的答</translation>
    </message>
    <message>
        <source>The proxy could not connect to the server and told the client HTTP %1%2.</source>
        <translation>代理无法连接服务器，向客户端返回了 HTTP %1%2。</translation>
    </message>
    <message>
        <source>The client got HTTP %1 instead of a WebSocket. This log does not tell whether the server answered so or the proxy itself.</source>
        <translation>客户端得到的是 HTTP %1，而不是 WebSocket。这份日志没有说明是服务器这样应答的，还是代理自己应答的。</translation>
    </message>
    <message>
        <source>The client gave up before the opening handshake was answered.</source>
        <translation>客户端在握手得到应答之前就放弃了。</translation>
    </message>
    <message>
        <source>Operator of that Envoy: no route takes this host and path (NR). Look at its virtual hosts and at upgrade_configs.</source>
        <translation>该 Envoy 的运维：没有路由匹配这个主机和路径（NR）。请检查它的虚拟主机和 upgrade_configs。</translation>
    </message>
    <message>
        <source>Operator of that Envoy: a circuit breaker struck (UO): raise max_connections and max_requests of the cluster; each WebSocket takes one of each.</source>
        <translation>该 Envoy 的运维：触发了熔断（UO）：请调大该集群的 max_connections 和 max_requests；每个 WebSocket 各占用一个。</translation>
    </message>
    <message>
        <source>Operator of that Envoy: the external authorization refused it (UAEX). Look at what the authorization service logged.</source>
        <translation>该 Envoy 的运维：外部授权拒绝了该请求（UAEX）。请查看授权服务的日志。</translation>
    </message>
    <message>
        <source>Operator of that Envoy: its rate limit struck (RL). Client author: wait before trying again, and longer each time.</source>
        <translation>该 Envoy 的运维：触发了限流（RL）。客户端开发者：重试前先等待，并且每次等得更久。</translation>
    </message>
    <message>
        <source>Operator of the proxy: from the proxy&apos;s machine, see whether the server runs, and whether host, port and TLS settings of that upstream are right.</source>
        <translation>代理的运维：请在代理所在的机器上检查服务器是否在运行，以及该上游的主机、端口和 TLS 设置是否正确。</translation>
    </message>
    <message>
        <source>Operator: the account&apos;s quota is used up: raise it or wait until it is filled again. Trying again at once does not help.</source>
        <translation>运维：该账户的配额已用完：请提高配额，或等待其恢复。立即重试没有用。</translation>
    </message>
    <message>
        <source>Client author: log in right after the opening; the server waits for that only so long. See what delays it: fetching a token, a slow start of the program.</source>
        <translation>客户端开发者：连接打开后立即登录；服务器只等待这么久。请查看是什么拖延了登录：获取令牌，还是程序启动缓慢。</translation>
    </message>
    <message>
        <source>Client author: or let the client wait longer.</source>
        <translation>客户端开发者：或者让客户端等待更久。</translation>
    </message>
    <message>
        <source>Client author: join right after the opening, as %1 demands; a client of another protocol or version at this address ends like this, too.</source>
        <translation>客户端开发者：按 %1 的要求，在连接打开后立即加入；使用其他协议或版本的客户端连到这个地址，也会这样结束。</translation>
    </message>
    <message>
        <source>Client author: fix what it sends: %1 does not allow it.</source>
        <translation>客户端开发者：修正其发送的内容：%1 不允许这样做。</translation>
    </message>
    <message>
        <source>Server author: fix what it sends: %1 does not allow it.</source>
        <translation>服务器开发者：修正其发送的内容：%1 不允许这样做。</translation>
    </message>
    <message>
        <source>If both are right, their versions of the protocol may not fit each other.</source>
        <translation>如果两端都没有错，可能是双方的协议版本不匹配。</translation>
    </message>
    <message>
        <source>A compressed frame came, though the opening handshake agreed on no compression: the sender compresses all the same, or a proxy between removes Sec-WebSocket-Extensions from the answer. Compare the answers on both sides of it, or switch compression off (perMessageDeflate: false).</source>
        <translation>握手没有商定压缩，却收到了压缩的帧：发送方仍在压缩，或者中间的代理从应答中去掉了 Sec-WebSocket-Extensions。请比较代理两侧的应答，或关闭压缩（perMessageDeflate: false）。</translation>
    </message>
    <message>
        <source>Nothing had passed for %1 before: proxies, load balancers and servers end silent connections like this. If others end after the same silence, send a ping at least every %2, or raise that timer.</source>
        <translation>在此之前的 %1内没有任何数据经过：代理、负载均衡器和服务器就是这样结束静默连接的。如果其他连接也在同样长的静默之后结束，请至少每 %2发送一次 ping，或调长那个定时器。</translation>
    </message>
    <message>
        <source>Client author: it left right after the opening, before a frame of its own. A program that only tries whether it can connect, and a page that gives up its WebSocket while it connects (React&apos;s StrictMode mounts twice), do this; else look for an error in what handles the opening.</source>
        <translation>客户端开发者：它在连接打开后、没有发送任何帧就立刻离开了。只想试试能否连接的程序，以及在连接过程中放弃 WebSocket 的网页（React 的 StrictMode 会挂载两次），都会这样；否则请检查处理连接打开的代码是否出错。</translation>
    </message>
    <message>
        <source>Client author: see what that message set off in the client: an unhandled error, or a limit of its size, ends connections like this without ending the program.</source>
        <translation>客户端开发者：查看那条消息在客户端引发了什么：未处理的错误或消息大小上限会这样结束连接，而程序并没有结束。</translation>
    </message>
    <message>
        <source>Server author: see in the server&apos;s log what that message set off: an unhandled error in its handler, or a limit of its size, ends connections like this without ending the server.</source>
        <translation>服务器开发者：在服务器日志中查看那条消息引发了什么：处理程序中未处理的错误或消息大小上限会这样结束连接，而服务器并没有结束。</translation>
    </message>
    <message>
        <source>A reset follows a killed process with unread data, a forced close, or a middlebox that forgot the connection.</source>
        <translation>进程在有未读数据时被强制终止、强制关闭、中间设备丢失连接状态，都会导致重置。</translation>
    </message>
    <message>
        <source>If nobody wished it, look for what connects twice under one name: a second tab or device, an old connection that was not closed, two clients with the same client id (MQTT). If both come back by themselves, they throw each other out for ever.</source>
        <translation>如果这不是有意为之，请查找是什么以同一个名称连接了两次：另一个标签页或设备、没有关闭的旧连接、客户端 ID 相同的两个客户端（MQTT）。如果双方都自动重连，就会永远互相挤下线。</translation>
    </message>
    <message>
        <source>Client author: connect anew some time before that age is reached, and close the old connection when the new one is up. Pings do not help.</source>
        <translation>客户端开发者：在达到该寿命之前提前建立新连接，待新连接就绪后再关闭旧连接。ping 不起作用。</translation>
    </message>
    <message>
        <source>Client author: see whether it opens more connections than it needs, or forgets to close old ones.</source>
        <translation>客户端开发者：检查它是否打开了过多的连接，或忘记关闭旧连接。</translation>
    </message>
    <message>
        <source>answered: who gave up had been handed the answer to its last ping</source>
        <translation>answered：放弃的一方其实已经收到对其最后一次 ping 的应答</translation>
    </message>
    <message>
        <source>other_payload, no_pong: the other side spoke, but did not answer the ping as RFC 6455 demands</source>
        <translation>other_payload、no_pong：对方发送过内容，但没有按 RFC 6455 的要求应答 ping</translation>
    </message>
    <message>
        <source>unknown_session: the server does not know the session that the request names</source>
        <translation>unknown_session：服务器不认识请求中给出的会话</translation>
    </message>
    <message>
        <source>That is its size on the wire, where messages may be compressed; limits count what becomes of it.</source>
        <translation>这是线路上的大小，消息在线路上可能是压缩的；上限计算的是解压后的大小。</translation>
    </message>
    <message>
        <source>A message that the client repeated, by its rhythm a heartbeat, had had no answer, and nothing else had come from the server for %1: if nobody wished this end, that is why.</source>
        <translation>客户端按固定节奏重复发送的一条消息（看来是心跳）没有得到应答，服务器在 %1内也没有发来其他内容：如果没有人想要结束连接，这就是原因。</translation>
    </message>
    <message>
        <source>A message that the server repeated, by its rhythm a heartbeat, had had no answer, and nothing else had come from the client for %1: if nobody wished this end, that is why.</source>
        <translation>服务器按固定节奏重复发送的一条消息（看来是心跳）没有得到应答，客户端在 %1内也没有发来其他内容：如果没有人想要结束连接，这就是原因。</translation>
    </message>
    <message>
        <source>But the answer to its last ping had come %1 before: its own program did not take it in.</source>
        <translation>但对其最后一次 ping 的应答在 %1 之前就已到达：是它自己的程序没有读取。</translation>
    </message>
    <message>
        <source>But Dropscope had answered its last ping: its own program did not take the answer in.</source>
        <translation>但 Dropscope 已应答其最后一次 ping：是它自己的程序没有读取应答。</translation>
    </message>
    <message>
        <source>%1 had answered, but with a pong that does not repeat what was in the ping (RFC 6455 section 5.5.3): it counts for nothing.</source>
        <translation>%1应答过，但其 pong 没有原样带回 ping 的内容（RFC 6455 第 5.5.3 节），因此不算数。</translation>
    </message>
    <message>
        <source>%1 sent other frames after that ping, but no pong: it does not answer pings.</source>
        <translation>%1在那次 ping 之后发送过其他帧，但没有 pong：它不应答 ping。</translation>
    </message>
    <message>
        <source>To tell a stalled program from a dead path, look at the packets after that ping: if TCP acknowledged it, only the program stood still; if it was sent again and again, the path was dead.</source>
        <translation>要区分程序停顿与路径中断，请查看那次 ping 之后的数据包：如果 TCP 确认了它，只是程序停住了；如果它被一再重传，则是路径中断。</translation>
    </message>
    <message>
        <source>To tell a stalled program from a dead path, run “ss -ti” on this computer while it hangs: for that connection, unacked and backoff that grow mean a dead path; no unacked, and a lastack that is young after each ping, mean that only the program stands still.</source>
        <translation>要区分程序停顿与路径中断，请在卡住时在本机运行“ss -ti”并查看该连接：unacked 和 backoff 不断增大表示路径中断；没有 unacked，且每次 ping 之后 lastack 都很小，表示只是程序停住了。</translation>
    </message>
    <message>
        <source>See what the server&apos;s program did then: a blocked event loop, a long garbage collection, a debugger, a stopped process.</source>
        <translation>查看服务器程序当时在做什么：事件循环被阻塞、长时间的垃圾回收、调试器、被暂停的进程。</translation>
    </message>
    <message>
        <source>See what the client&apos;s program did then: a blocked event loop, a long garbage collection, a debugger, a hidden and throttled tab, a stopped process.</source>
        <translation>查看客户端程序当时在做什么：事件循环被阻塞、长时间的垃圾回收、调试器、被隐藏而降频的标签页、被暂停的进程。</translation>
    </message>
    <message>
        <source>Client author: the pong was there, but the program did not read: a blocking call or a long computation in its event loop, or a queue of messages that is full because nothing takes them out, keeps pongs waiting. Move such work to a thread, and read all the time.</source>
        <translation>客户端开发者：pong 已经到达，但程序没有读取：事件循环中的阻塞调用或长时间计算，或者消息队列因无人取出而已满，都会让 pong 一直等待。请把这类工作移到线程中，并持续读取。</translation>
    </message>
    <message>
        <source>Server author: the pong was there, but the program did not read: a blocking call or a long computation in its event loop, or a queue of messages that is full because nothing takes them out, keeps pongs waiting. Move such work to a thread, and read all the time.</source>
        <translation>服务器开发者：pong 已经到达，但程序没有读取：事件循环中的阻塞调用或长时间计算，或者消息队列因无人取出而已满，都会让 pong 一直等待。请把这类工作移到线程中，并持续读取。</translation>
    </message>
    <message>
        <source>Or give it more time for a pong (its ping timeout).</source>
        <translation>或者给它更多时间等待 pong（即 ping 超时）。</translation>
    </message>
    <message>
        <source>Server author: answer a ping with a pong of the same payload; a library does so if nothing else answers before it.</source>
        <translation>服务器开发者：用内容相同的 pong 应答 ping；只要没有其他代码抢先应答，库会自动这样做。</translation>
    </message>
    <message>
        <source>Client author: answer a ping with a pong of the same payload; a library does so if nothing else answers before it.</source>
        <translation>客户端开发者：用内容相同的 pong 应答 ping；只要没有其他代码抢先应答，库会自动这样做。</translation>
    </message>
    <message>
        <source>Server author: answer pings; most libraries do, while something reads from the connection. If a proxy stands before the server, see whether it passes pings on.</source>
        <translation>服务器开发者：请应答 ping；只要有代码在读取连接，大多数库都会自动应答。如果服务器前面有代理，请检查它是否转发 ping。</translation>
    </message>
    <message>
        <source>Client author: answer pings; most libraries do, while something reads from the connection. If a proxy stands before the client, see whether it passes pings on.</source>
        <translation>客户端开发者：请应答 ping；只要有代码在读取连接，大多数库都会自动应答。如果客户端前面有代理，请检查它是否转发 ping。</translation>
    </message>
    <message>
        <source>Client author: until then, switch its ping timeout off (Python websockets: ping_timeout=None).</source>
        <translation>客户端开发者：在此之前，请关闭它的 ping 超时（Python websockets：ping_timeout=None）。</translation>
    </message>
    <message>
        <source>Server author: until then, switch its ping timeout off (Python websockets: ping_timeout=None).</source>
        <translation>服务器开发者：在此之前，请关闭它的 ping 超时（Python websockets：ping_timeout=None）。</translation>
    </message>
    <message>
        <source>The server speaks HTTP/2 at once, as gRPC does: let it speak HTTP/1.1 on this port, which a WebSocket needs here, or use the port of its web server.</source>
        <translation>服务器一开始就使用 HTTP/2（gRPC 就是这样）：请让它在此端口上使用这里的 WebSocket 所需的 HTTP/1.1，或改用其 Web 服务器的端口。</translation>
    </message>
    <message>
        <source>Something else than a web server answers on this port: check the port of the address.</source>
        <translation>在此端口上应答的不是 Web 服务器：请检查地址中的端口。</translation>
    </message>
    <message>
        <source>No whole request came from it: health checks of load balancers and port scanners end like this. If it was a client of yours, see whether its process ended, or whether it speaks another protocol.</source>
        <translation>它没有发来完整的请求：负载均衡器的健康检查和端口扫描就是这样结束的。如果它是您的客户端，请检查其进程是否已结束，或者它使用的是否是其他协议。</translation>
    </message>
    <message>
        <source>Client author: a page that calls close() before its WebSocket is open ends like this (React&apos;s StrictMode mounts twice), and so does one that is left. If another session opened at that time, nothing is to be mended; else see why the client did not wait.</source>
        <translation>客户端开发者：网页在 WebSocket 打开之前就调用 close()（React 的 StrictMode 会挂载两次），或者离开网页，都会这样结束。如果同时打开了另一个会话，则无需修改；否则请查看客户端为何没有等待。</translation>
    </message>
    <message>
        <source>Server author: see what takes the upgrade at this path. A handler that does not know the path, the Origin or the login often just destroys the connection; a development server or proxy does when it is not told to pass WebSockets on (ws: true).</source>
        <translation>服务器开发者：查看是什么在处理此路径上的升级请求。处理程序不认识路径、Origin 或登录信息时，往往直接销毁连接；开发服务器或代理没有被设置为转发 WebSocket（ws: true）时也会如此。</translation>
    </message>
    <message>
        <source>If its process ended or crashed at that time, its log says so.</source>
        <translation>如果其进程当时结束或崩溃，日志中会有记录。</translation>
    </message>
    <message>
        <source>The headers of the request are too large, most often its cookies: send fewer, or raise the server&apos;s limit (nginx large_client_header_buffers, Node --max-http-header-size).</source>
        <translation>请求头过大，多半是 cookie 过多：请减少 cookie，或调高服务器的上限（nginx large_client_header_buffers、Node --max-http-header-size）。</translation>
    </message>
    <message>
        <source>The client had begun its session with another server or process, or before a restart. With several of them, send all requests of a client to the same one (sticky sessions), or let the client open a WebSocket at once (Socket.IO: transports: [&quot;websocket&quot;]).</source>
        <translation>客户端的会话是在另一台服务器或另一个进程上，或者在重启之前开始的。如果有多台服务器或多个进程，请把同一客户端的所有请求发往同一个（粘性会话），或让客户端直接打开 WebSocket（Socket.IO：transports: [&quot;websocket&quot;]）。</translation>
    </message>
    <message>
        <source>Client and server speak different versions of their protocol (Socket.IO: a client of version 2 at a server of version 3 or 4, which takes it only with allowEIO3: true): update the older one.</source>
        <translation>客户端与服务器使用的协议版本不同（Socket.IO：版本 2 的客户端连接版本 3 或 4 的服务器，后者只有设置 allowEIO3: true 才会接受）：请升级较旧的一方。</translation>
    </message>
    <message>
        <source>A page that keeps robots out answered instead of the server: programs cannot pass it. Exempt the path of the WebSocket from it.</source>
        <translation>应答的不是服务器，而是阻挡机器人的页面：程序无法通过。请把 WebSocket 的路径排除在外。</translation>
    </message>
    <message>
        <source>The server found no upgrade in the request that it got: a proxy before it may have removed it. nginx needs all three: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection &quot;upgrade&quot;.</source>
        <translation>服务器在收到的请求中没有找到升级：可能被它前面的代理去掉了。nginx 需要全部三项：proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection &quot;upgrade&quot;。</translation>
    </message>
    <message>
        <source>Cloudflare got an answer that it does not understand, or none, from the server behind it: look there, at this time.</source>
        <translation>Cloudflare 从它后面的服务器得到了无法理解的应答，或者没有得到应答：请查看该服务器在这一时刻的情况。</translation>
    </message>
    <message>
        <source>Cloudflare could not connect to the server behind it: see that it runs, and that its firewall lets Cloudflare&apos;s addresses in.</source>
        <translation>Cloudflare 无法连接到它后面的服务器：请确认服务器正在运行，并且其防火墙允许 Cloudflare 的地址。</translation>
    </message>
    <message>
        <source>The server behind Cloudflare took the connection, but did not answer the opening handshake in time.</source>
        <translation>Cloudflare 后面的服务器接受了连接，但没有及时应答握手。</translation>
    </message>
    <message>
        <source>Cloudflare and the server behind it could not agree on TLS: look at the server&apos;s certificate, and at the encryption mode that is set for it.</source>
        <translation>Cloudflare 与它后面的服务器无法就 TLS 达成一致：请检查服务器的证书，以及为它设置的加密模式。</translation>
    </message>
    <message>
        <source>Cloudflare could not find the server behind it: see that its name resolves, and that its tunnel (cloudflared) runs.</source>
        <translation>Cloudflare 找不到它后面的服务器：请确认其域名可以解析，并且其隧道（cloudflared）正在运行。</translation>
    </message>
    <message>
        <source>If it is right, nothing there takes upgrades: in Node the WebSocket server has to hear the “upgrade” event of the HTTP server; a proxy or development server has to be told to pass WebSockets on.</source>
        <translation>如果路径没有错，那里就没有处理升级的程序：在 Node 中，WebSocket 服务器必须监听 HTTP 服务器的“upgrade”事件；代理或开发服务器必须设置为转发 WebSocket。</translation>
    </message>
    <message>
        <source>What answers at this path takes no upgrades: check the path, and whether the WebSocket part of the server is installed and running.</source>
        <translation>在此路径上应答的程序不处理升级：请检查路径，以及服务器的 WebSocket 部分是否已安装并运行。</translation>
    </message>
    <message>
        <source>A forward proxy on the way wants a user and password.</source>
        <translation>途中的正向代理要求用户名和密码。</translation>
    </message>
    <message>
        <source>The request did not reach the server whole in time: look at the network and at what stands before the server.</source>
        <translation>请求没有及时完整地到达服务器：请检查网络以及服务器前面的设备。</translation>
    </message>
    <message>
        <source>The address is too long, most often for a token in it: shorten it, or send the token in the first message.</source>
        <translation>地址过长，多半是因为其中的令牌：请缩短地址，或在第一条消息中发送令牌。</translation>
    </message>
    <message>
        <source>The server does not answer for that name on this connection: compare the Host header, the name in TLS and the certificate.</source>
        <translation>服务器在此连接上不为该名称提供服务：请比较 Host 头、TLS 中的名称和证书。</translation>
    </message>
    <message>
        <source>Server author: look into the server&apos;s log at this time: something failed while it handled the opening handshake.</source>
        <translation>服务器开发者：查看服务器在这一时刻的日志：它在处理握手时出了错。</translation>
    </message>
    <message>
        <source>The answer to the opening handshake was not HTTP/1.1, but began like this: “%1”.</source>
        <translation>对握手的应答不是 HTTP/1.1，而是以“%1”开头。</translation>
    </message>
    <message>
        <source>The server answered HTTP %1 instead of opening the WebSocket, and said: “%2”.</source>
        <translation>服务器没有打开 WebSocket，而是应答 HTTP %1，并说：“%2”。</translation>
    </message>
    <message>
        <source>While many messages pass in a page, the script in it counts them and the browser is not asked. Of some WebSockets that were made meanwhile the opening handshake was not seen: they join no path, and their first messages were not read.</source>
        <translation>网页消息很多时，由注入页面的脚本计数，不再逐条询问浏览器。其间新建的部分 WebSocket 没有看到开启握手：它们不并入任何路径，最初的消息也没有读取。</translation>
    </message>
    <message>
        <source>Page author: browsers freeze pages that stay in the background and end their WebSockets. Connect again when the page gets its resume event or is shown.</source>
        <translation>网页开发者：浏览器会冻结长期处于后台的页面，并结束其 WebSocket。请在页面收到 resume 事件或重新显示时再次连接。</translation>
    </message>
    <message>
        <source>Give the proxy&apos;s error log, or the server&apos;s log, to the same import: the one that has a line for that second made the answer. A proxy says 502 or 504 itself when the server ended the connection or did not answer.</source>
        <translation>请把代理的错误日志或服务器的日志一起导入：在那一秒有记录的那一方就是作答的一方。服务器结束了连接或没有应答时，代理会自己返回 502 或 504。</translation>
    </message>
    <message>
        <source>The proxy refused it itself; its log has no status of the answer.</source>
        <translation>代理自己拒绝了请求；它的日志里没有应答的状态码。</translation>
    </message>
    <message>
        <source>what you noted about it</source>
        <translation>您对它的备注</translation>
    </message>
    <message>
        <source>whether you marked it: yes or no</source>
        <translation>您是否为它加了书签：yes 或 no</translation>
    </message>
    <message>
        <source>Dropscope gave the connection up: the messages that this listener echoes take %1 together, the limit is %2, and this one held more than its share.</source>
        <translation>Dropscope 放弃了连接：此监听器要回显的消息合计占用 %1，而上限是 %2，且该连接占用的超过了它的份额。</translation>
    </message>
    <message>
        <source>number of the session that it continues</source>
        <translation>它所延续的会话的编号</translation>
    </message>
    <message>
        <source>protocol of the messages: socket.io, signalr, mqtt, …</source>
        <translation>消息所用的协议：socket.io、signalr、mqtt……</translation>
    </message>
    <message>
        <source>message with which the application ended it: 41, …</source>
        <translation>应用用来结束对话的消息：41……</translation>
    </message>
    <message>
        <source>a text, in quotes if it has blanks; none; any</source>
        <translation>文本，含空格时加引号；none（无）；any（任意）</translation>
    </message>
    <message>
        <source>Words are looked for in every text of a session; all of them must be there.
A field asks for one thing: class:lost cause:tcp_reset ended_by:server code:1006 idle&gt;55s
Operators: &quot;:&quot; contains or equals, &quot;=&quot; equals, &quot;!=&quot;, &quot;&lt;&quot;, &quot;&lt;=&quot;, &quot;&gt;&quot;, &quot;&gt;=&quot;.
Several values: code:1001,1006 or code:4000..4999. &quot;*&quot; stands for anything: url:/chat*
Blanks in quotes: reason:&quot;going away&quot;. Not: -class:normal. Either: (class:lost or class:failed).
code:1006 means what people mean by it: no Close frame came. A field that has no value: note:none, one that has any: note:any, the words themselves: note:&quot;none&quot;
</source>
        <translation>在会话的所有文本中查找词语；所有词语都必须出现。
字段针对某一项：class:lost cause:tcp_reset ended_by:server code:1006 idle&gt;55s
运算符：&quot;:&quot; 包含或等于，&quot;=&quot; 等于，&quot;!=&quot;、&quot;&lt;&quot;、&quot;&lt;=&quot;、&quot;&gt;&quot;、&quot;&gt;=&quot;。
多个值：code:1001,1006 或 code:4000..4999。&quot;*&quot; 代表任意内容：url:/chat*
含空格的内容加引号：reason:&quot;going away&quot;。排除：-class:normal。任选其一：(class:lost or class:failed)。
code:1006 就是人们通常所说的意思：没有收到关闭帧。字段没有值：note:none，有值：note:any，查找这个词本身：note:&quot;none&quot;
</translation>
    </message>
    <message>
        <source>What the client sent broke the protocol, by the proxy&apos;s own word, and the proxy ended the connection%1.</source>
        <translation>代理自己的记录表明，客户端发送的内容违反了协议，代理结束了连接%1。</translation>
    </message>
    <message>
        <source>What the server sent broke the protocol, by the proxy&apos;s own word, and the proxy ended the connection%1.</source>
        <translation>代理自己的记录表明，服务器发送的内容违反了协议，代理结束了连接%1。</translation>
    </message>
    <message>
        <source>What came broke the protocol, by the proxy&apos;s own word, and the proxy ended the connection%1.</source>
        <translation>代理自己的记录表明，收到的内容违反了协议，代理结束了连接%1。</translation>
    </message>
    <message>
        <source>Operator of that nginx: the server&apos;s Unix socket took no more connections: its backlog is full. Raise it (net.core.somaxconn and the server&apos;s own), or see what keeps the server from accepting.</source>
        <translation>该 nginx 的运维：服务器的 Unix 套接字无法再接受连接：等待队列已满。请调大它（net.core.somaxconn 和服务器自己的设置），或查明服务器为何不接受连接。</translation>
    </message>
    <message>
        <source>Operator of that nginx: the server&apos;s Unix socket is not there: start the server, or mend the path in proxy_pass.</source>
        <translation>该 nginx 的运维：服务器的 Unix 套接字不存在：请启动服务器，或改正 proxy_pass 中的路径。</translation>
    </message>
    <message>
        <source>Operator of that nginx: what auth_request asked answered neither 2xx nor 401 nor 403: look at that service.</source>
        <translation>该 nginx 的运维：auth_request 查询的服务返回的不是 2xx、401 或 403：请检查那个服务。</translation>
    </message>
    <message>
        <source>Operator of that nginx: proxy_pass names the server by a variable; that needs a resolver directive.</source>
        <translation>该 nginx 的运维：proxy_pass 用变量指定服务器，这需要 resolver 指令。</translation>
    </message>
    <message>
        <source>Operator of that haproxy: the request waited in the queue until timeout queue struck (sQ): raise maxconn of the servers, or add servers; each open WebSocket holds one place.</source>
        <translation>该 haproxy 的运维：请求在队列中一直等到 timeout queue 触发（sQ）：请调大服务器的 maxconn，或增加服务器；每个打开的 WebSocket 占用一个名额。</translation>
    </message>
    <message>
        <source>Operator of that haproxy: a rule of it refused the request (PR): http-request deny, a tarpit, or a limit of connections.</source>
        <translation>该 haproxy 的运维：它的某条规则拒绝了该请求（PR）：http-request deny、tarpit 或连接数限制。</translation>
    </message>
    <message>
        <source>Look at the network on the way to that side: a link that went down, a machine that sleeps or is off, a firewall that forgot the connection.</source>
        <translation>查看通往那一侧的网络：链路中断、机器休眠或关机、防火墙丢失了连接状态。</translation>
    </message>
    <message>
        <source>its Upgrade header does not name websocket</source>
        <translation>其 Upgrade 头没有写明 websocket</translation>
    </message>
    <message>
        <source>Only path and time say that these places saw the same connection.</source>
        <translation>只有路径和时间表明这些位置看到的是同一个连接。</translation>
    </message>
    <message>
        <source>by its path and its times alone: it may be another connection</source>
        <translation>仅依据路径和时间：可能是另一个连接</translation>
    </message>
    <message>
        <source>, %1 after it had opened and without any frame</source>
        <translation>，此时连接已建立 %1，期间没有任何帧</translation>
    </message>
    <message>
        <source>No frame had passed since the opening: check what the client&apos;s program does when its WebSocket opens; an unhandled error there resets it like this.</source>
        <translation>连接建立之后没有任何帧通过：请检查客户端程序在 WebSocket 连接建立时做了什么；那里未处理的错误会这样重置连接。</translation>
    </message>
    <message>
        <source>No frame had passed since the opening: check what the server does when a WebSocket opens, and its log at that second; an unhandled error in the handler of new connections resets it like this.</source>
        <translation>连接建立之后没有任何帧通过：请检查服务器在 WebSocket 连接建立时做了什么，并查看它在那一秒的日志；新连接处理程序中未处理的错误会这样重置连接。</translation>
    </message>
    <message>
        <source>The request was no valid opening handshake: %1.</source>
        <translation>该请求不是有效的握手：%1。</translation>
    </message>
    <message>
        <source>A RST in the name of the client came, but the server did not take it (RFC 5961): the connection went on</source>
        <translation>出现了一个以客户端名义发送的 RST，但服务器没有接受它（RFC 5961）：连接继续</translation>
    </message>
    <message>
        <source>A RST in the name of the server came, but the client did not take it (RFC 5961): the connection went on</source>
        <translation>出现了一个以服务器名义发送的 RST，但客户端没有接受它（RFC 5961）：连接继续</translation>
    </message>
    <message>
        <source>Look for the device between client and server that resets connections: a firewall, a packet inspection (DPI), an intrusion prevention system, a load balancer. See its log and its rules at this time; neither end sent this RST.</source>
        <translation>查找客户端与服务器之间重置连接的设备：防火墙、深度包检测（DPI）、入侵防御系统或负载均衡器。查看它在这一时刻的日志和规则；两端都没有发送这个 RST。</translation>
    </message>
    <message>
        <source>Compare the TTL of the RST with that of the sender&apos;s other packets (in Wireshark: ip.ttl): the difference hints at how many hops away the device is. A capture at the other end shows whether the RST comes there, too.</source>
        <translation>比较该 RST 的 TTL 与其发送方其他数据包的 TTL（在 Wireshark 中：ip.ttl）：差值可以提示该设备相距多少跳。在另一端抓包，可以看出 RST 是否也到达那里。</translation>
    </message>
    <message>
        <source>Not all bytes %1 were read as frames: where one begins is not certain</source>
        <translation>%1的字节没有全部作为帧读取：帧从哪里开始并不确定</translation>
    </message>
    <message>
        <source>What the client sent was not wholly read after byte %1: the capture does not hold all of it, and where the next frame begins is not certain.</source>
        <translation>客户端发送的内容在第 %1 字节之后没有完整读取：抓包没有包含全部内容，下一帧从哪里开始并不确定。</translation>
    </message>
    <message>
        <source>What the server sent was not wholly read after byte %1: the capture does not hold all of it, and where the next frame begins is not certain.</source>
        <translation>服务器发送的内容在第 %1 字节之后没有完整读取：抓包没有包含全部内容，下一帧从哪里开始并不确定。</translation>
    </message>
    <message>
        <source>Server author: the application itself answered so: look into its log at this time, and at what it asks in turn (another service, a database), which may not have answered it.</source>
        <translation>服务器开发者：这是应用自身的应答：请查看它此时的日志，以及它所调用的服务（其他服务、数据库），它们可能没有应答它。</translation>
    </message>
    <message>
        <source>it had no Sec-WebSocket-Accept</source>
        <translation>没有 Sec-WebSocket-Accept</translation>
    </message>
    <message>
        <source>The server refused before it showed a certificate: it serves nothing under the name that was asked for (SNI). Check the name in the address; on the server, whether a server block or listener has this name (nginx: server_name, and ssl_reject_handshake in the default one).</source>
        <translation>服务器在出示证书之前就拒绝了：它不以所请求的名称（SNI）提供任何服务。请检查地址中的名称；并在服务器检查是否有 server 块或监听器使用该名称（nginx：server_name，以及默认 server 块中的 ssl_reject_handshake）。</translation>
    </message>
    <message>
        <source>No request had been sent: it ended while TLS was being set up. Check that this port speaks TLS (else open it as ws://), and that the server or proxy there has a certificate and a server block for this name (SNI); its log says more. A firewall that does not let this name through ends TLS like this, too.</source>
        <translation>尚未发送任何请求：连接在建立 TLS 期间就结束了。请检查此端口是否使用 TLS（否则请以 ws:// 打开），以及那里的服务器或代理是否有适用于该名称（SNI）的证书和 server 块；其日志会有更多信息。不放行该名称的防火墙也会这样结束 TLS。</translation>
    </message>
    <message>
        <source>%1 pings of the server had had no answer, though the client sent other frames: it does not answer pings.</source>
        <translation>服务器的 %1 次 ping 没有得到应答，而客户端发送过其他帧：它不应答 ping。</translation>
    </message>
    <message>
        <source>%1 pings of the client had had no answer, though the server sent other frames: it does not answer pings.</source>
        <translation>客户端的 %1 次 ping 没有得到应答，而服务器发送过其他帧：它不应答 ping。</translation>
    </message>
    <message>
        <source>Client author: answer pings; most libraries do, while something reads from the connection. A server that hears no pong may end it like this.</source>
        <translation>客户端开发者：请应答 ping；只要有代码在读取连接，大多数库都会自动应答。收不到 pong 的服务器可能会这样结束连接。</translation>
    </message>
    <message>
        <source>Server author: answer pings; most libraries do, while something reads from the connection. A client that hears no pong may end it like this.</source>
        <translation>服务器开发者：请应答 ping；只要有代码在读取连接，大多数库都会自动应答。收不到 pong 的客户端可能会这样结束连接。</translation>
    </message>
    <message>
        <source>Its kernel still acknowledged data: the program is frozen or busy, or it answers no pings at all.</source>
        <translation>其内核仍在确认数据：程序已冻结或过忙，或者它根本不应答 ping。</translation>
    </message>
    <message>
        <source>%1 sent other frames, but no pong to %2 pings: it does not answer pings.</source>
        <translation>%1发送过其他帧，但对 %2 次 ping 都没有 pong：它不应答 ping。</translation>
    </message>
    <message>
        <source>%1 closed and named a ping without an answer (%2)%3, but it had sent no ping that could be seen here: its words mean something else, or something between did away with its pings.</source>
        <translation>%1关闭了连接，并称 ping 没有得到应答（%2）%3，但这里没有看到它发送过任何 ping：它的说法另有所指，或者中间的某个设备丢弃了它的 ping。</translation>
    </message>
    <message>
        <source>Client author: see what its ping timer waits for: no ping of the client was seen. If it does send some, look for what between does not pass them on.</source>
        <translation>客户端开发者：请检查其 ping 定时器在等待什么：没有看到客户端的 ping。如果它确实发送了 ping，请查找中间是什么没有转发它们。</translation>
    </message>
    <message>
        <source>Server author: see what its ping timer waits for: no ping of the server was seen. If it does send some, look for what between does not pass them on.</source>
        <translation>服务器开发者：请检查其 ping 定时器在等待什么：没有看到服务器的 ping。如果它确实发送了 ping，请查找中间是什么没有转发它们。</translation>
    </message>
    <message>
        <source>%1 closed and gave idleness as the reason (%2)%3, but frames had passed all the time, with no pause longer than %4.</source>
        <translation>%1关闭了连接，并称原因是连接空闲（%2）%3，但一直有帧通过，停顿从未超过 %4。</translation>
    </message>
    <message>
        <source>%1 closed TCP (FIN) behind data that the client had not read for %2.</source>
        <translation>%1关闭了 TCP（FIN），此前的数据，客户端已有 %2没有读取。</translation>
    </message>
    <message>
        <source>%1 closed TCP (FIN) behind data that the server had not read for %2.</source>
        <translation>%1关闭了 TCP（FIN），此前的数据，服务器已有 %2没有读取。</translation>
    </message>
    <message>
        <source>Client author: see what its idle timer counts: perhaps messages of one direction only, or none of those that passed; its log may know another reason.</source>
        <translation>客户端开发者：请检查其空闲定时器统计的是什么：也许只统计一个方向的消息，或者不统计通过的这些消息；其日志可能另有原因。</translation>
    </message>
    <message>
        <source>Server author: see what its idle timer counts: perhaps messages of one direction only, or none of those that passed; its log may know another reason.</source>
        <translation>服务器开发者：请检查其空闲定时器统计的是什么：也许只统计一个方向的消息，或者不统计通过的这些消息；其日志可能另有原因。</translation>
    </message>
    <message>
        <source>%1 closed TCP (FIN) without a whole answer to the opening handshake.</source>
        <translation>%1没有完整应答握手就关闭了 TCP（FIN）。</translation>
    </message>
    <message>
        <source>%1 reset TCP (RST) without a whole answer to the opening handshake.</source>
        <translation>%1没有完整应答握手就重置了 TCP（RST）。</translation>
    </message>
    <message>
        <source>Client author: fix what it sends: %1.</source>
        <translation>客户端开发者：请修正它发送的内容：%1。</translation>
    </message>
    <message>
        <source>Server author: fix what it sends: %1.</source>
        <translation>服务器开发者：请修正它发送的内容：%1。</translation>
    </message>
    <message>
        <source>The end that cut the connection had reason to; a Close frame with 1002 would have said so.</source>
        <translation>切断连接的一端有理由这样做；带 1002 的关闭帧本可以说明这一点。</translation>
    </message>
    <message>
        <source>SignalR&apos;s negotiate was answered by another server or process, or before a restart. With several of them, send all requests of a client to the same one (sticky sessions), or let the client skip it (skipNegotiation: true, transport: WebSockets).</source>
        <translation>SignalR 的 negotiate 是由另一台服务器或另一个进程，或者在重启之前应答的。如果有多台服务器或多个进程，请把同一客户端的所有请求发往同一个（粘性会话），或让客户端跳过它（skipNegotiation: true，transport: WebSockets）。</translation>
    </message>
    <message>
        <source>Operator: the proxy that answered has no healthy server behind it: see that one runs, and what its health check asks and gets.</source>
        <translation>运维：应答的代理后面没有健康的服务器：请确认有一台在运行，并查看其健康检查询问什么、得到什么。</translation>
    </message>
    <message>
        <source>Operator: the proxy that answered (Envoy) could not connect to the server behind it (“connection failure”), or lost it before it answered (“connection termination”): look there, at this time.</source>
        <translation>运维：应答的代理（Envoy）无法连接到其后面的服务器（“connection failure”），或者在服务器应答之前失去了连接（“connection termination”）：请查看那里此刻的情况。</translation>
    </message>
    <message>
        <source>Envoy (Istio) answers so, without a word, where its listener or route takes no upgrades: upgrade_configs has to name websocket.</source>
        <translation>当监听器或路由不接受升级时，Envoy（Istio）就会这样不加说明地应答：upgrade_configs 中必须列出 websocket。</translation>
    </message>
    <message>
        <source>A WebSocket library answered, and missed something in the request that reached it: most often a proxy before it had removed Upgrade and Connection.</source>
        <translation>应答的是一个 WebSocket 库，它收到的请求缺少某些内容：最常见的是它前面的代理去掉了 Upgrade 和 Connection。</translation>
    </message>
    <message>
        <source>Operator: a proxy answers so when no server behind it is healthy, an application when it is overloaded or starting.</source>
        <translation>运维：代理在其后面没有健康的服务器时这样应答，应用程序则在过载或正在启动时这样应答。</translation>
    </message>
    <message>
        <source>The load balancer&apos;s target group has another version of HTTP (HTTP/2, gRPC): WebSockets need one of HTTP/1.1.</source>
        <translation>负载均衡器的目标组使用另一个 HTTP 版本（HTTP/2、gRPC）：WebSocket 需要 HTTP/1.1 的目标组。</translation>
    </message>
    <message>
        <source>%1 closed (%2)%3: its words speak of another connection, behind it, that had gone.</source>
        <translation>%1关闭了连接（%2）%3：其措辞说的是它后面的另一条连接已断开。</translation>
    </message>
    <message>
        <source>No message that was sent to it had more than %1 bytes. See which other limit it has: messages in a batch, bytes that wait, the size after decompression; its log may say it.</source>
        <translation>发给它的消息没有一条超过 %1 字节。请查看它还有哪些其他限制：一批中的消息数、等待中的字节数、解压后的大小；其日志中可能有说明。</translation>
    </message>
    <message>
        <source>Split the message, or raise the size limit of the end that closed; the largest one sent to it had %1 bytes.</source>
        <translation>请拆分消息，或提高关闭一端的大小限制；发给它的最大一条消息有 %1 字节。</translation>
    </message>
    <message>
        <source>Server author: add %1 to the origins that the server lets in, if the page is yours.</source>
        <translation>服务器开发者：如果该页面是您的，请把 %1 加入服务器允许的来源。</translation>
    </message>
    <message>
        <source>Client author: see that what the client asked for still exists, and under which name; do not retry unchanged.</source>
        <translation>客户端开发者：请确认客户端所请求的内容仍然存在，以及它的名称；不要原样重试。</translation>
    </message>
    <message>
        <source>Operator: look at what stands behind the end that closed (a server, a database, a broker), at this time: it speaks of a connection to it.</source>
        <translation>运维：请查看关闭一端后面的部分（服务器、数据库、消息代理）此刻的情况：其措辞说的是与它的连接。</translation>
    </message>
    <message>
        <source>Operator: a rule of Envoy (Istio&apos;s AuthorizationPolicy) forbids this request: see which one, and whether it lets GET and this path in.</source>
        <translation>运维：Envoy 的一条规则（Istio 的 AuthorizationPolicy）禁止了该请求：请查明是哪一条，以及它是否允许 GET 和此路径。</translation>
    </message>
    <message>
        <source>Operator: no rule of the ingress fits this host and path: compare both with the Ingress resource.</source>
        <translation>运维：没有入口规则与此主机和路径匹配：请将两者与 Ingress 资源比较。</translation>
    </message>
    <message>
        <source>Server author: the application closed before it accepted: it has no route for that path, or refused the Origin or the login (Starlette and FastAPI, Channels).</source>
        <translation>服务器开发者：应用程序在接受之前就关闭了：它没有该路径的路由，或者拒绝了 Origin 或登录（Starlette 和 FastAPI、Channels）。</translation>
    </message>
    <message>
        <source>Server author: check the path; and whether uvicorn found a library for WebSockets (websockets, wsproto): without one it takes the request for a plain GET.</source>
        <translation>服务器开发者：请检查路径，以及 uvicorn 是否找到了 WebSocket 库（websockets、wsproto）：没有库时，它会把该请求当作普通的 GET。</translation>
    </message>
    <message>
        <source>Server author: check the path; and whether this is the server that takes WebSockets: WSGI itself has none, so it needs a worker or library for them, or an ASGI server.</source>
        <translation>服务器开发者：请检查路径，以及接受 WebSocket 的是否是这台服务器：WSGI 本身没有 WebSocket，因此需要相应的工作进程或库，或者 ASGI 服务器。</translation>
    </message>
    <message>
        <source>Server author: its log at this time tells which check failed.</source>
        <translation>服务器开发者：其此刻的日志会说明哪项检查失败。</translation>
    </message>
    <message>
        <source>The server closed before the client had joined as %1 demands.</source>
        <translation>客户端还没有按 %1 的要求加入，服务器就关闭了连接。</translation>
    </message>
    <message>
        <source>The server said%1.</source>
        <translation>服务器的说法%1。</translation>
    </message>
    <message>
        <source>It did so with %1%2.</source>
        <translation>违反之处是 %1%2。</translation>
    </message>
    <message>
        <source>The server closed (%1) without the Status that ends every command: the stream was cut.</source>
        <translation>服务器关闭了连接（%1），但没有发送每个命令结束时都有的 Status：流被切断了。</translation>
    </message>
    <message>
        <source>%1 sent the client to another server (%2)%3.</source>
        <translation>%1让客户端改用另一台服务器（%2）%3。</translation>
    </message>
    <message>
        <source>%1 had asked the client to restart (%2)%3, and the connection ended.</source>
        <translation>%1之前要求客户端重启（%2）%3，随后连接结束。</translation>
    </message>
    <message>
        <source>%1 ended the conversation because of a payload it does not take (%2)%3.</source>
        <translation>%1因不接受某个载荷而结束了会话（%2）%3。</translation>
    </message>
    <message>
        <source>%1 ended the conversation because a message was too big (%2)%3.</source>
        <translation>%1因消息过大而结束了会话（%2）%3。</translation>
    </message>
    <message>
        <source>%1 ended the conversation because of an error of its own (%2)%3.</source>
        <translation>%1因自身出错而结束了会话（%2）%3。</translation>
    </message>
    <message>
        <source>%1 ended the conversation because it was idle (%2)%3.</source>
        <translation>%1因会话空闲而将其结束（%2）%3。</translation>
    </message>
    <message>
        <source>Announced is a heartbeat every %1; the usual timeout is then %2.</source>
        <translation>所声明的心跳间隔是 %1；此时通常的超时是 %2。</translation>
    </message>
    <message>
        <source>The client asked on this connection whether it may upgrade to it (%1 probe), the server did not answer for %2, and the client closed: the upgrade failed.</source>
        <translation>客户端在此连接上询问能否升级到它（%1 探测），服务器 %2没有应答，客户端随后关闭了连接：升级失败。</translation>
    </message>
    <message>
        <source>%1 ended the conversation and gave idleness as the reason (%2)%3, but the other side had been silent for no more than %4.</source>
        <translation>%1结束了会话，并称原因是空闲（%2）%3，但另一方静默的时间不超过 %4。</translation>
    </message>
    <message>
        <source>%1 ended the conversation and named a ping without an answer (%2)%3, but it had sent no ping that could be seen here.</source>
        <translation>%1结束了会话，并称 ping 没有得到应答（%2）%3，但这里没有看到它发送过任何 ping。</translation>
    </message>
    <message>
        <source>%1 ended the conversation and named silence of the other side (%2)%3, but that side had been silent for no more than %4.</source>
        <translation>%1结束了会话，并称另一方没有动静（%2）%3，但那一方静默的时间不超过 %4。</translation>
    </message>
    <message>
        <source>Client author: see which of its timers struck, and what starts it anew: a clock that was set, a timer of something else, or something between that held back what the server sent would explain it.</source>
        <translation>客户端开发者：请查明是哪个定时器到期，以及什么会让它重新计时：时钟被调整、另有所指的定时器，或者中间有设备扣住了服务器发送的内容，都可以解释。</translation>
    </message>
    <message>
        <source>Server author: see which of its timers struck, and what starts it anew: a clock that was set, a timer of something else, or something between that held back what the client sent would explain it.</source>
        <translation>服务器开发者：请查明是哪个定时器到期，以及什么会让它重新计时：时钟被调整、另有所指的定时器，或者中间有设备扣住了客户端发送的内容，都可以解释。</translation>
    </message>
    <message>
        <source>Client author: check the credentials, and get new ones if they have run out; do not retry unchanged.</source>
        <translation>客户端开发者：请检查凭据，如已过期则获取新的；不要原样重试。</translation>
    </message>
    <message>
        <source>Server operator: if they are right, see what this user may do, and what the server&apos;s log says at this time.</source>
        <translation>服务器运维：如果凭据无误，请检查该用户的权限，以及服务器日志在这一时刻的内容。</translation>
    </message>
    <message>
        <source>Client author: get new credentials: those that it had were revoked.</source>
        <translation>客户端开发者：请获取新的凭据：原有的凭据已被吊销。</translation>
    </message>
    <message>
        <source>Client author: use an authentication method that the broker offers.</source>
        <translation>客户端开发者：请使用 broker 提供的身份验证方法。</translation>
    </message>
    <message>
        <source>Client author: choose another client id: brokers limit its length and characters, and take an empty one only with a clean session.</source>
        <translation>客户端开发者：请换一个客户端 ID：broker 会限制其长度和字符，并且只在 clean session 时接受空的 ID。</translation>
    </message>
    <message>
        <source>Broker operator: see whether the client is on the broker&apos;s list of bans. Some brokers put one there for a while that connects too often (EMQX: flapping detection).</source>
        <translation>broker 运维：请查看该客户端是否在 broker 的封禁列表中。有些 broker 会暂时封禁连接过于频繁的客户端（EMQX：flapping detection）。</translation>
    </message>
    <message>
        <source>Client author: do not retry until it is off that list.</source>
        <translation>客户端开发者：在移出该列表之前不要重试。</translation>
    </message>
    <message>
        <source>Client author: look at the topic of the last publication or subscription: the broker does not take it.</source>
        <translation>客户端开发者：请检查最后一次发布或订阅的主题：broker 不接受它。</translation>
    </message>
    <message>
        <source>Client author: use no more topic aliases than the broker&apos;s CONNACK allows.</source>
        <translation>客户端开发者：使用的主题别名不要超过 broker 的 CONNACK 所允许的数量。</translation>
    </message>
    <message>
        <source>Client author: do without what the broker does not offer; its CONNACK tells what that is (retained messages, QoS, wildcards, shared subscriptions).</source>
        <translation>客户端开发者：请不要使用 broker 不提供的功能；其 CONNACK 说明了有哪些（保留消息、QoS、通配符、共享订阅）。</translation>
    </message>
    <message>
        <source>Client author: what was published last is not what its payload format indicator says (1 is text in UTF-8): correct one of the two. The same message would end the connection again.</source>
        <translation>客户端开发者：最后发布的内容与其载荷格式标识不符（1 表示 UTF-8 文本）：请修正两者之一。再次发送同一消息会再次导致连接结束。</translation>
    </message>
    <message>
        <source>Server author: the request itself was refused, mostly for its Origin: add the origin of the page to config.action_cable.allowed_request_origins. Wrong credentials are called “unauthorized”.</source>
        <translation>服务器开发者：被拒绝的是请求本身，多半是因为其 Origin：请把页面的来源加入 config.action_cable.allowed_request_origins。凭据错误时的原因则是“unauthorized”。</translation>
    </message>
    <message>
        <source>Server author: a middleware (io.use) refused the client; its message says why.</source>
        <translation>服务器开发者：某个中间件（io.use）拒绝了客户端；其消息说明了原因。</translation>
    </message>
    <message>
        <source>Client author: change what it objects to, then connect again (socket.connect()): the official client does not do so by itself.</source>
        <translation>客户端开发者：修正被拒绝的内容后再连接（socket.connect()）：官方客户端不会自行重连。</translation>
    </message>
    <message>
        <source>Client author: check the namespace that it joins: the server has none of that name.</source>
        <translation>客户端开发者：请检查所加入的命名空间：服务器上没有这个名称。</translation>
    </message>
    <message>
        <source>Client author: check the application&apos;s key, the cluster and the host: there is no such application.</source>
        <translation>客户端开发者：请检查应用的 key、集群和主机：没有这样的应用。</translation>
    </message>
    <message>
        <source>Operator: Socket Mode was switched off in the settings of the application: switch it on, or stop the client.</source>
        <translation>运维：应用设置中的 Socket Mode 已被关闭：请打开它，或停用该客户端。</translation>
    </message>
    <message>
        <source>Operator: the application is switched off: switch it on in its settings.</source>
        <translation>运维：该应用已被停用：请在其设置中启用。</translation>
    </message>
    <message>
        <source>Operator: the application has as many connections as its plan allows: raise the limit, or close those that nobody needs.</source>
        <translation>运维：该应用的连接数已达到套餐上限：请提高上限，或关闭不需要的连接。</translation>
    </message>
    <message>
        <source>Client author: connect with TLS (wss://): the server takes nothing else.</source>
        <translation>客户端开发者：请使用 TLS 连接（wss://）：服务器只接受这种方式。</translation>
    </message>
    <message>
        <source>Client author: the server does not know the version of the protocol that was asked for: update the older end.</source>
        <translation>客户端开发者：服务器不支持所请求的协议版本：请更新较旧的一端。</translation>
    </message>
    <message>
        <source>Server operator: the server does not take this charge point: register it there.</source>
        <translation>服务器运维：服务器不接受这个充电桩：请在服务器上登记它。</translation>
    </message>
    <message>
        <source>Client author: send BootNotification again after the interval that the answer gave.</source>
        <translation>客户端开发者：请在应答给出的间隔之后再次发送 BootNotification。</translation>
    </message>
    <message>
        <source>Client author: check the name of the realm: the router has none of that name.</source>
        <translation>客户端开发者：请检查 realm 的名称：路由器上没有这个名称。</translation>
    </message>
    <message>
        <source>Router operator: the realm has no such role: add it, or give the client another.</source>
        <translation>路由器运维：该 realm 中没有这个角色：请添加它，或给客户端分配其他角色。</translation>
    </message>
    <message>
        <source>Client author: check the domain in the “to” of &lt;open&gt;: the server does not serve it.</source>
        <translation>客户端开发者：请检查 &lt;open&gt; 的“to”中的域名：服务器不为它提供服务。</translation>
    </message>
    <message>
        <source>Router operator: a timer of the router ended the session: its configuration and log tell which.</source>
        <translation>路由器运维：路由器的某个定时器结束了会话：其配置和日志会说明是哪一个。</translation>
    </message>
    <message>
        <source>Client author: check the destination of the last SUBSCRIBE or SEND: the broker does not take it.</source>
        <translation>客户端开发者：请检查最后一个 SUBSCRIBE 或 SEND 的 destination：broker 不接受它。</translation>
    </message>
    <message>
        <source>Server author: Spring says so when an interceptor or handler of messages from clients threw an exception, often one that refuses access: look into the server&apos;s log at this time.</source>
        <translation>服务器开发者：当处理客户端消息的拦截器或处理程序抛出异常时，Spring 会这样说，常见的是拒绝访问的异常：请查看服务器在这一时刻的日志。</translation>
    </message>
    <message>
        <source>Client author: look at the last frame that it sent, and do not send it again blindly.</source>
        <translation>客户端开发者：请检查它发送的最后一个帧，不要盲目重发。</translation>
    </message>
    <message>
        <source>Server author: Spring says so when it drops a session: heart-beats of the client that did not come, or a program that stops. Look into its log at this time.</source>
        <translation>服务器开发者：Spring 丢弃会话时会这样说：客户端的 heart-beat 没有到来，或程序正在停止。请查看其这一时刻的日志。</translation>
    </message>
    <message>
        <source>Operator: the server has lost the message broker behind it: look at that broker.</source>
        <translation>运维：服务器与其后面的消息 broker 失去了连接：请检查该 broker。</translation>
    </message>
    <message>
        <source>Two connections came with one session id, and the first is still open: look for a client or proxy that sends a request twice. With several servers, let all requests of a session reach the same one (sticky sessions).</source>
        <translation>两个连接使用了同一个会话 ID，而第一个仍然打开：请查找重复发送请求的客户端或代理。有多台服务器时，让同一会话的所有请求到达同一台（粘性会话）。</translation>
    </message>
    <message>
        <source>Client author: begin a new session.</source>
        <translation>客户端开发者：请开始新的会话。</translation>
    </message>
    <message>
        <source>Client author: begin a new session: the server had lost an earlier connection of this one.</source>
        <translation>客户端开发者：请开始新的会话：服务器此前丢失了该会话的一个连接。</translation>
    </message>
    <message>
        <source>Server author: SockJS servers say so when the program closes a session and gives no code of its own: look into its log at this time, and give one.</source>
        <translation>服务器开发者：当程序关闭会话而没有给出关闭码时，SockJS 服务器会这样说：请查看它在这一时刻的日志，并给出一个关闭码。</translation>
    </message>
    <message>
        <source>Client author: check the names of the pod and the container, and that the container runs.</source>
        <translation>客户端开发者：请检查 pod 和容器的名称，以及容器是否在运行。</translation>
    </message>
    <message>
        <source>Operator: the message of the Status says what failed; the kubelet&apos;s log at this time says more.</source>
        <translation>运维：Status 中的消息说明了失败的内容；kubelet 这一时刻的日志会有更多信息。</translation>
    </message>
    <message>
        <source>Operator: see what cut the stream: a restart of the API server, the kubelet or a proxy, or a timer for silent streams (kubelet: streamingConnectionIdleTimeout, 4 h).</source>
        <translation>运维：请查明是什么切断了流：API server、kubelet 或代理的重启，或者针对静默流的定时器（kubelet：streamingConnectionIdleTimeout，4 小时）。</translation>
    </message>
    <message>
        <source>Client author: whether the command ended is not known: see that before it is run again.</source>
        <translation>客户端开发者：命令是否已经结束不得而知：再次运行之前请先确认。</translation>
    </message>
    <message>
        <source>Operator: see whether a proxy takes the upgrade, but passes no messages on; with several servers, whether all requests of a client reach the same one (sticky sessions).</source>
        <translation>运维：请检查是否有代理接受了升级却不转发消息；有多台服务器时，检查同一客户端的所有请求是否到达同一台（粘性会话）。</translation>
    </message>
    <message>
        <source>Until then the client goes on with polling, as long as that works.</source>
        <translation>在此之前，只要轮询可用，客户端就继续使用轮询。</translation>
    </message>
    <message>
        <source>Server author: raise MaximumReceiveMessageSize (AddHubOptions; 32 KB if it is not set).</source>
        <translation>服务器开发者：请调高 MaximumReceiveMessageSize（AddHubOptions；未设置时为 32 KB）。</translation>
    </message>
    <message>
        <source>Client author: send less at once; the same message would end the connection again.</source>
        <translation>客户端开发者：减小单次发送的量；再次发送同一消息会再次导致连接结束。</translation>
    </message>
    <message>
        <source>Client author: get new credentials before it connects again.</source>
        <translation>客户端开发者：再次连接之前请获取新的凭据。</translation>
    </message>
    <message>
        <source>Client author: check what connection_init carries (connectionParams): the server refused it.</source>
        <translation>客户端开发者：请检查 connection_init 携带的内容（connectionParams）：服务器拒绝了它。</translation>
    </message>
    <message>
        <source>Server author: look into the server&apos;s log at this time: the reason is the text of an error of its own.</source>
        <translation>服务器开发者：请查看服务器在这一时刻的日志：关闭原因是它自身某个错误的文本。</translation>
    </message>
    <message>
        <source>Client author: connect to the server that is named there instead: this one would say the same again.</source>
        <translation>客户端开发者：请改为连接其中指明的服务器：这一台只会再次这样回答。</translation>
    </message>
    <message>
        <source>Operator: tell the client which server it shall use instead; none was named, and this one would say the same again.</source>
        <translation>运维：请告诉客户端应改用哪台服务器；消息中没有指明，而这一台只会再次这样回答。</translation>
    </message>
    <message>
        <source>Client author: the end of the path names the charge point: check it and its password against what the server knows.</source>
        <translation>客户端开发者：路径的末尾是充电桩的标识：请核对它及其密码与服务器上登记的是否一致。</translation>
    </message>
    <message>
        <source>Server operator: see that this charge point is registered there.</source>
        <translation>服务器运维：请确认该充电桩已在服务器上登记。</translation>
    </message>
    <message>
        <source>Its first message must be %1</source>
        <translation>它的第一条消息必须是 %1</translation>
    </message>
    <message>
        <source>Client author: send connection_init only once on each connection.</source>
        <translation>客户端开发者：每个连接只发送一次 connection_init。</translation>
    </message>
    <message>
        <source>Client author: the client speaks the older protocol (subscriptions-transport-ws) under the name of the newer one: use the library graphql-ws on both sides.</source>
        <translation>客户端开发者：客户端以新协议的名义使用旧协议（subscriptions-transport-ws）：请在两端都使用 graphql-ws 库。</translation>
    </message>
    <message>
        <source>Client author: send subscribe only after connection_ack has come.</source>
        <translation>客户端开发者：收到 connection_ack 之后再发送 subscribe。</translation>
    </message>
    <message>
        <source>Client author: give each running operation an id of its own.</source>
        <translation>客户端开发者：为每个正在进行的操作使用各自的 id。</translation>
    </message>
    <message>
        <source>Client author: reconnect with back-off, as the message asks.</source>
        <translation>客户端开发者：请按消息的要求，以退避策略重连。</translation>
    </message>
    <message>
        <source>Client author: do not retry unchanged: the message says so.</source>
        <translation>客户端开发者：不要原样重试：消息已说明这一点。</translation>
    </message>
    <message>
        <source>Look into the log of the end that said so, at this time: it gave no reason.</source>
        <translation>请查看发出该消息的一端在这一时刻的日志：它没有给出原因。</translation>
    </message>
    <message>
        <source>The reason is in the application&apos;s own words: look them up in its documentation, or in the log of the end that said so, at this time.</source>
        <translation>原因是应用自己的说法：请在其文档中查找，或查看发出该消息的一端在这一时刻的日志。</translation>
    </message>
    <message>
        <source>Client author: offer a subprotocol that the server knows. “graphql-ws” is that of the old library subscriptions-transport-ws; today&apos;s library, though its name is graphql-ws, offers “graphql-transport-ws”.</source>
        <translation>客户端开发者：请提供服务器支持的子协议。“graphql-ws”属于旧库 subscriptions-transport-ws；如今的库虽然名为 graphql-ws，提供的却是“graphql-transport-ws”。</translation>
    </message>
    <message>
        <source>Server author: or serve both while old clients are about.</source>
        <translation>服务器开发者：或者在仍有旧客户端期间同时支持两者。</translation>
    </message>
    <message>
        <source>Server author: log why it refused; its message says no more than this.</source>
        <translation>服务器开发者：请把拒绝的原因写入日志；其消息没有说明更多。</translation>
    </message>
    <message>
        <source>Client author: do not retry unchanged.</source>
        <translation>客户端开发者：不要原样重试。</translation>
    </message>
    <message>
        <source>Dropscope itself, as the client, never joined as %1 demands, and the server gave up.</source>
        <translation>作为客户端的 Dropscope 自己始终没有按 %1 的要求加入，服务器放弃了连接。</translation>
    </message>
    <message>
        <source>A task held the script of the client&apos;s page up for %1, longer than the %2 for which the server waits for its %3 heartbeat: the server probably gave up.</source>
        <translation>一个任务使客户端页面的脚本停顿了 %1，超过了服务器等待其 %3 心跳的 %2：服务器很可能因此放弃。</translation>
    </message>
    <message>
        <source>The development server ended the connection: probably it was stopped or started anew.</source>
        <translation>开发服务器结束了连接：它很可能被停止或重新启动了。</translation>
    </message>
    <message>
        <source>Page author: split that task, or do it in a worker, so that heartbeats are answered meanwhile.</source>
        <translation>网页开发者：请拆分该任务，或放到 worker 中执行，使心跳在此期间仍能得到应答。</translation>
    </message>
    <message>
        <source>Server operator: or let the server wait longer for an answer.</source>
        <translation>服务器运维：或者让服务器等待应答更久一些。</translation>
    </message>
    <message>
        <source>Nothing is to be mended if the server was stopped or changed: the page connects again when it is back.</source>
        <translation>如果服务器是被停止或修改的，则无需修复：它恢复后页面会重新连接。</translation>
    </message>
    <message>
        <source>Notebook author: the kernel died: look into the server&apos;s log at this time; too little memory is a frequent reason. Start it anew.</source>
        <translation>Notebook 作者：内核已终止：请查看服务器在这一时刻的日志；内存不足是常见原因。请重新启动内核。</translation>
    </message>
    <message>
        <source>It was Dropscope that said nothing, and it does not speak %1: look on from a relay between the real client and the server.</source>
        <translation>没有说话的是 Dropscope 自己，而且它不会说 %1：请在真实客户端与服务器之间用中继观察。</translation>
    </message>
    <message>
        <source>Its messages had been read until %1 before that only: what was said since then is not known.</source>
        <translation>其消息只读取到此前 %1 为止：之后说了什么不得而知。</translation>
    </message>
    <message>
        <source>%1 says that it ended this connection itself, but only path and time say that it saw the same one.</source>
        <translation>%1 说是它自己结束了这条连接，但只有路径和时间表明它看到的是同一条连接。</translation>
    </message>
    <message>
        <source>Only path and time say that %1 saw the same connection.</source>
        <translation>只有路径和时间表明 %1 看到的是同一条连接。</translation>
    </message>
    <message>
        <source>Nothing shows which of %1 and %2 is nearer to the client.</source>
        <translation>没有任何依据说明 %1 与 %2 哪个更靠近客户端。</translation>
    </message>
    <message>
        <source>Nothing shows where on the way %1 stands.</source>
        <translation>没有任何依据说明 %1 位于路径上的何处。</translation>
    </message>
    <message>
        <source>Lines that stood there before, and count once: %1.</source>
        <translation>前面已经出现过、只计一次的行：%1。</translation>
    </message>
    <message>
        <source>The end came from the client.</source>
        <translation>结束来自客户端。</translation>
    </message>
    <message>
        <source>The end came from the server, or from something before it that nobody recorded.</source>
        <translation>结束来自服务器，或来自它前面未被任何记录覆盖的设备。</translation>
    </message>
    <message>
        <source>The proxy lost its way to the server%1: the network between them is down, or has no route to that host%2.</source>
        <translation>代理与服务器%1之间的路径断了：两者之间的网络不通，或没有到该主机的路由%2。</translation>
    </message>
    <message>
        <source>What the proxy sent to the server%1 stayed unacknowledged until TCP gave up: that host, or the network between them, is dead%2.</source>
        <translation>代理发给服务器%1的数据一直没有得到确认，直到 TCP 放弃：该主机或两者之间的网络已经不通%2。</translation>
    </message>
    <message>
        <source>The proxy lost its way to the client: the network between them is down, or has no route to it%1.</source>
        <translation>代理与客户端之间的路径断了：两者之间的网络不通，或没有到客户端的路由%1。</translation>
    </message>
    <message>
        <source>What the proxy sent to the client stayed unacknowledged until TCP gave up: the client, or the network before it, is gone%1.</source>
        <translation>代理发给客户端的数据一直没有得到确认，直到 TCP 放弃：客户端或它前面的网络已经消失%1。</translation>
    </message>
    <message>
        <source>The proxy lost its way to one of the two sides, and its log does not say to which one: the network there is down, or has no route%1.</source>
        <translation>代理与其中一侧之间的路径断了，它的日志没有说明是哪一侧：那里的网络不通，或没有路由%1。</translation>
    </message>
    <message>
        <source>What the proxy sent stayed unacknowledged until TCP gave up; its log does not say to which side%1.</source>
        <translation>代理发出的数据一直没有得到确认，直到 TCP 放弃；它的日志没有说明是发给哪一侧的%1。</translation>
    </message>
    <message>
        <source>Somebody told the proxy to end this connection, by its own word%1.</source>
        <translation>据代理自己的记录，有人命令它结束这个连接%1。</translation>
    </message>
    <message>
        <source>The proxy ended the connection because its check of the server failed, by its own word%1.</source>
        <translation>据代理自己的记录，它对服务器的健康检查失败，因此结束了连接%1。</translation>
    </message>
    <message>
        <source>The proxy ended the connection on a backup server because a regular server came back, by its own word%1.</source>
        <translation>据代理自己的记录，常规服务器恢复了，因此它结束了备用服务器上的连接%1。</translation>
    </message>
    <message>
        <source>The proxy ended the connection because it ran out of a resource (memory, sockets, ports), by its own word%1.</source>
        <translation>据代理自己的记录，它耗尽了某种资源（内存、套接字、端口），因此结束了连接%1。</translation>
    </message>
    <message>
        <source>The proxy ended the connection because of an internal error of its own, by its own word%1.</source>
        <translation>据代理自己的记录，它自身发生了内部错误，因此结束了连接%1。</translation>
    </message>
    <message>
        <source>A rule of the proxy ended the connection, by its own word%1.</source>
        <translation>据代理自己的记录，它的一条规则结束了连接%1。</translation>
    </message>
    <message>
        <source>The proxy ended the connection because it was overloaded, by its own word%1.</source>
        <translation>据代理自己的记录，它已过载，因此结束了连接%1。</translation>
    </message>
    <message>
        <source>The proxy reset the connection itself, by its own word%1.</source>
        <translation>据代理自己的记录，是它自己重置了连接%1。</translation>
    </message>
    <message>
        <source>Operator of that Envoy: “timeout” of the route struck (UT; 15 s unless it is set); set “timeout: 0s” on the route of the WebSocket.</source>
        <translation>该 Envoy 的运维：路由的“timeout”触发了（UT；未设置时为 15 秒）；在 WebSocket 的路由上设置“timeout: 0s”。</translation>
    </message>
    <message>
        <source>Operator of that haproxy: look at its log and “show info” for that second: memory, sockets (ulimit-n, maxconn) or source ports ran out. Each WebSocket takes two sockets.</source>
        <translation>该 haproxy 的运维：查看那一秒的日志和“show info”：内存、套接字（ulimit-n、maxconn）或源端口已用尽。每个 WebSocket 占用两个套接字。</translation>
    </message>
    <message>
        <source>Operator of that haproxy: that is a defect of it, or memory that ran out: see its own messages at that second, and update it.</source>
        <translation>该 haproxy 的运维：这是它自身的缺陷，或内存已用尽：查看它在那一秒的消息，并升级它。</translation>
    </message>
    <message>
        <source>Operator of that haproxy: see which of its rules takes this connection (tcp-request or tcp-response content reject, http-response deny, a limit in a stick table, a filter).</source>
        <translation>该 haproxy 的运维：查看是哪条规则作用于这个连接（tcp-request 或 tcp-response content reject、http-response deny、stick table 中的限额、过滤器）。</translation>
    </message>
    <message>
        <source>Operator of that Envoy: its overload manager struck (memory, connections). Give it more, or more of them.</source>
        <translation>该 Envoy 的运维：过载管理器触发了（内存、连接数）。给它更多资源，或增加实例。</translation>
    </message>
    <message>
        <source>Operator of that Envoy: the details beside the flag LR say why; a changed or drained listener, cluster or host is usual.</source>
        <translation>该 Envoy 的运维：标志 LR 旁边的详情说明了原因；通常是监听器、集群或主机被更改或排空。</translation>
    </message>
    <message>
        <source>Client author: reconnect with random delay, and send heartbeats of 15–25 s: they notice such losses far sooner than TCP.</source>
        <translation>客户端开发者：以随机延迟重连，并每 15–25 秒发送心跳：它比 TCP 早得多地发现这类断开。</translation>
    </message>
    <message>
        <source>Operator of the proxy: look at the network between it and the server%1 at that second: was the host, container or pod stopped, moved or cut off (firewall, route, ICMP unreachable)?</source>
        <translation>代理的运维：查看那一秒代理与服务器%1之间的网络：主机、容器或 pod 是否被停止、迁移或切断（防火墙、路由、ICMP 不可达）？</translation>
    </message>
    <message>
        <source>Operator of the proxy: a capture beside it tells on which side the network failed.</source>
        <translation>代理的运维：在代理旁抓包可以看出是哪一侧的网络出了问题。</translation>
    </message>
    <message>
        <source>The connection ended from the server&apos;s side; this place does not record how%1.</source>
        <translation>连接从服务器一侧结束；此位置没有记录如何结束%1。</translation>
    </message>
    <message>
        <source>The connection ended from the client&apos;s side; this place does not record how%1.</source>
        <translation>连接从客户端一侧结束；此位置没有记录如何结束%1。</translation>
    </message>
    <message>
        <source>The server refused the proxy&apos;s TCP connection%1.</source>
        <translation>服务器拒绝了代理的 TCP 连接%1。</translation>
    </message>
    <message>
        <source>The proxy could not reach the server%1.</source>
        <translation>代理无法到达服务器%1。</translation>
    </message>
    <message>
        <source>%1 ended the conversation because a timer of its own struck (%2)%3; the other side had been silent for no more than %4.</source>
        <translation>%1因自身的定时器到期而结束了会话（%2）%3；另一方静默的时间不超过 %4。</translation>
    </message>
    <message>
        <source>Server author: an exception ended the circuit behind the page (Blazor): look into the server&apos;s log at this time.</source>
        <translation>服务器开发者：异常终止了页面背后的 circuit（Blazor）：请查看服务器在这一时刻的日志。</translation>
    </message>
    <message>
        <source>The page must be loaded anew: its state is gone.</source>
        <translation>页面必须重新加载：其状态已丢失。</translation>
    </message>
    <message>
        <source>Server author: see what keeps the server from answering connection_init, such as an onConnect that does not end.</source>
        <translation>服务器开发者：请查明是什么使服务器没有应答 connection_init，例如没有结束的 onConnect。</translation>
    </message>
    <message>
        <source>The frame that held the connection went to another page or was reloaded, within its page.</source>
        <translation>持有该连接的框架在所属页面内转到了另一个页面，或被重新加载。</translation>
    </message>
    <message>
        <source>The browser crashed or was killed, and the connection with it.</source>
        <translation>浏览器崩溃或被强行终止，连接随之中断。</translation>
    </message>
    <message>
        <source>The browser had frozen the page; when the page went on, the connection was gone. Chromium ends it itself then; whether the server had closed it before, it does not tell.</source>
        <translation>浏览器冻结了页面；页面继续运行时，连接已经不在。此时 Chromium 会自行结束连接；服务器是否在此之前已关闭连接，它不会说明。</translation>
    </message>
    <message>
        <source>The page was left; when it came back out of the back/forward cache, the connection was gone. Chromium ends it itself then; whether the server had closed it before, it does not tell.</source>
        <translation>页面已离开；它从往返缓存中恢复时，连接已经不在。此时 Chromium 会自行结束连接；服务器是否在此之前已关闭连接，它不会说明。</translation>
    </message>
    <message>
        <source>The shared worker that held the connection ended, as it does when the last of its pages goes.</source>
        <translation>持有该连接的 shared worker 结束了：最后一个使用它的页面离开时，它就会结束。</translation>
    </message>
    <message>
        <source>The browser&apos;s process crashed that ran the shared worker, and the connection with it.</source>
        <translation>运行该 shared worker 的浏览器进程崩溃，连接随之中断。</translation>
    </message>
    <message>
        <source>The browser stopped the service worker that held the connection.</source>
        <translation>浏览器停止了持有该连接的 service worker。</translation>
    </message>
    <message>
        <source>The browser&apos;s process crashed that ran the service worker, and the connection with it.</source>
        <translation>运行该 service worker 的浏览器进程崩溃，连接随之中断。</translation>
    </message>
    <message>
        <source>Of what the page had sent, %1 still waited in the browser then; whether it left later was not seen.</source>
        <translation>页面发送的数据中，当时还有 %1 在浏览器中等待；之后是否发出，未能观察到。</translation>
    </message>
    <message>
        <source>Of what the page had sent, %1 never left the browser.</source>
        <translation>页面发送的数据中，有 %1 始终没有离开浏览器。</translation>
    </message>
    <message>
        <source>Of what the page had sent, %1 never left the browser, and the closing handshake was not completed.</source>
        <translation>页面发送的数据中，有 %1 始终没有离开浏览器，关闭握手也没有完成。</translation>
    </message>
    <message>
        <source>Whether its script closed it on the way out (pagehide, unload), and with which code, a browser does not tell.</source>
        <translation>它的脚本是否在离开途中（pagehide、unload）关闭了连接、用的是哪个关闭码，浏览器不会说明。</translation>
    </message>
    <message>
        <source>Page author: browsers stop a service worker about 30 s after its last event, and its connections with it. Let the page or a shared worker hold the connection; in an extension of Chrome 116 or later, a message at least every 20 s keeps the service worker alive.</source>
        <translation>网页开发者：浏览器会在 service worker 的最后一个事件之后约 30 秒将其停止，它的连接也随之结束。让页面或 shared worker 持有连接；在 Chrome 116 或更高版本的扩展程序中，至少每 20 秒有一条消息即可让 service worker 保持运行。</translation>
    </message>
    <message>
        <source>Page author: close() gives up what waits when nobody takes it. Close when bufferedAmount is 0, or when the server has confirmed the last message.</source>
        <translation>网页开发者：如果对方不再接收，close() 会放弃仍在等待的数据。请在 bufferedAmount 为 0，或服务器确认了最后一条消息之后再关闭。</translation>
    </message>
    <message>
        <source>; %1 waited to be sent</source>
        <translation>；有 %1 等待发送</translation>
    </message>
    <message>
        <source>; %1 had not been sent</source>
        <translation>；有 %1 未发送</translation>
    </message>
    <message>
        <source>The browser did not take what the server had sent, by its own words%1, and ended the connection. Chromium sends a Close frame with 1002 then, of which the page learns nothing.</source>
        <translation>浏览器没有接受服务器发来的数据并结束了连接，它自己的说法%1。此时 Chromium 会发送关闭码为 1002 的关闭帧，页面对此一无所知。</translation>
    </message>
    <message>
        <source>Page author: a page that crashes has most often used up its memory, or met a bug of the browser. Watch its memory in the browser&apos;s task manager; chrome://crashes lists the crashes.</source>
        <translation>网页开发者：页面崩溃多半是因为内存耗尽，或遇到了浏览器的缺陷。请在浏览器的任务管理器中观察它的内存；chrome://crashes 会列出崩溃记录。</translation>
    </message>
    <message>
        <source>The server did not accept the certificate that the client showed, or got none: give the client one that the server&apos;s authority has signed.</source>
        <translation>服务器没有接受客户端出示的证书，或没有收到证书：请为客户端配置由服务器所信任的颁发机构签发的证书。</translation>
    </message>
    <message>
        <source>What came is no TLS, no certificate at least: most likely this port speaks plain WebSocket or HTTP. Try ws:// instead of wss://, or let a proxy that speaks TLS listen there; else look for a device that rewrites traffic between the two.</source>
        <translation>收到的内容不是 TLS，至少没有证书：该端口很可能使用明文 WebSocket 或 HTTP。请把 wss:// 换成 ws:// 试试，或在那里放置支持 TLS 的代理；否则请查找双方之间改写流量的设备。</translation>
    </message>
    <message>
        <source>The certificate is not valid today: renew it. If its dates are right, this machine&apos;s clock is wrong.</source>
        <translation>证书今天不在有效期内：请更新证书。如果日期没有问题，则是本机时钟有误。</translation>
    </message>
    <message>
        <source>Server operator: the certificate or its signature uses an algorithm or a key that is too weak; make a new one.</source>
        <translation>服务器运维：证书或其签名使用的算法或密钥强度不足，请重新制作证书。</translation>
    </message>
    <message>
        <source>Server operator: the client refuses that certificate by a rule of its own, which the error names; have another one made.</source>
        <translation>服务器运维：客户端按自己的规则拒绝了该证书，错误名称指明了是哪条规则；请重新签发证书。</translation>
    </message>
    <message>
        <source>The two ends did not agree on TLS: see the name of the error, the server&apos;s log, and the versions of TLS on both.</source>
        <translation>双方未能就 TLS 达成一致：请查看错误名称、服务器日志以及双方的 TLS 版本。</translation>
    </message>
    <message>
        <source>The server itself closed them, each with %1: what that code means came over all of them at once.</source>
        <translation>是服务器自己关闭了它们，每个都带 %1：该关闭码所表示的情况同时发生在它们全部身上。</translation>
    </message>
    <message>
        <source>Server author: look at what made it end them at that second: credentials that ran out together, a limit, a job, an error that met all of them.</source>
        <translation>服务器开发者：请查明是什么使它在那一秒结束了它们：同时过期的凭据、限制、定时任务，或影响所有会话的错误。</translation>
    </message>
    <message>
        <source>Perhaps a reload, or a way to another page: session %1 came %2 later from the same address and program.</source>
        <translation>可能是重新加载，或转到了另一个页面：会话 %1 在 %2 后从同一地址和程序到来。</translation>
    </message>
    <message>
        <source>Sender&apos;s author: send messages in parts much smaller than %1, the least that failed; how large they may be is not known, as only small ones got through.</source>
        <translation>发送方开发者：请把消息拆分成远小于 %1（失败的最小一条）的部分发送；允许多大尚不清楚，因为通过的只有很小的消息。</translation>
    </message>
    <message>
        <source>It ended before the opening handshake was complete, and this place does not say by whom%1.</source>
        <translation>连接在握手完成之前就结束了，该处没有说明是谁结束的%1。</translation>
    </message>
    <message>
        <source>The browser gave it up itself before the opening handshake was complete: script called close(), or the page was left%1.</source>
        <translation>在握手完成之前，浏览器自己放弃了连接：脚本调用了 close()，或者页面已离开%1。</translation>
    </message>
    <message>
        <source>it began with a header of the PROXY protocol</source>
        <translation>开头是 PROXY 协议的头</translation>
    </message>
    <message>
        <source>it was the beginning of HTTP/2 without TLS</source>
        <translation>收到的是不带 TLS 的 HTTP/2 的开头</translation>
    </message>
    <message>
        <source>it was a CONNECT of MQTT, without a WebSocket around it</source>
        <translation>收到的是 MQTT 的 CONNECT，外面没有 WebSocket</translation>
    </message>
    <message>
        <source>its permessage-deflate has a parameter that is not legal</source>
        <translation>它的 permessage-deflate 含有不合法的参数</translation>
    </message>
    <message>
        <source>The client closed the connection right after the 101, before all else: it had offered the subprotocols %1, and Dropscope chose none of them.</source>
        <translation>客户端在收到 101 后随即关闭了连接，此前什么也没有发送：它提供了子协议 %1，而 Dropscope 一个也没有选。</translation>
    </message>
    <message>
        <source>The client left right after the 101, without a frame of its own: it had offered the subprotocols %1, and Dropscope chose none of them.</source>
        <translation>客户端在收到 101 后随即离开，自己没有发送任何帧：它提供了子协议 %1，而 Dropscope 一个也没有选。</translation>
    </message>
    <message>
        <source>The client closed the connection right after the 101, before all else: it had offered the subprotocols %1, and the answer chose none.</source>
        <translation>客户端在收到 101 后随即关闭了连接，此前什么也没有发送：它提供了子协议 %1，而应答一个也没有选。</translation>
    </message>
    <message>
        <source>A proxy in front speaks HTTP/1.0, which knows no upgrade: let it speak HTTP/1.1 (nginx: proxy_http_version 1.1).</source>
        <translation>前面的代理使用 HTTP/1.0，而它不支持协议升级：请让代理使用 HTTP/1.1（nginx：proxy_http_version 1.1）。</translation>
    </message>
    <message>
        <source>The load balancer in front sends the PROXY protocol, which this address does not read: switch it off there (HAProxy: send-proxy; AWS NLB: proxy protocol v2; nginx: proxy_protocol on).</source>
        <translation>前面的负载均衡器发送了 PROXY 协议头，而该地址不读取它：请在那里将其关闭（HAProxy：send-proxy；AWS NLB：proxy protocol v2；nginx：proxy_protocol on）。</translation>
    </message>
    <message>
        <source>The client or a proxy in front speaks HTTP/2 without TLS: let it speak HTTP/1.1 to this address (HAProxy: no proto h2; Envoy: no http2_protocol_options).</source>
        <translation>客户端或前面的代理使用不带 TLS 的 HTTP/2：请让它对该地址使用 HTTP/1.1（HAProxy：不设 proto h2；Envoy：不设 http2_protocol_options）。</translation>
    </message>
    <message>
        <source>An MQTT client speaks plain MQTT here: let it connect with ws:// instead of mqtt://, or to the port of the broker for plain MQTT.</source>
        <translation>MQTT 客户端在这里直接使用 MQTT：请让它用 ws:// 代替 mqtt:// 连接，或改连 broker 的普通 MQTT 端口。</translation>
    </message>
    <message>
        <source>What came are no frames: something else than WebSocket was written into the connection, such as a page or an error of a proxy, another protocol, a stream that a proxy compresses. Its first bytes tell what; record payloads to see them.</source>
        <translation>到来的不是帧：有 WebSocket 之外的内容被写入了连接，例如代理的页面或错误信息、其他协议、被代理压缩的流。其最初的字节会说明是什么；请记录载荷以查看它们。</translation>
    </message>
    <message>
        <source>Client author: look at the last message that the client sent before: the server does not understand it.</source>
        <translation>客户端开发者：请查看客户端在此之前发送的最后一条消息：服务器不理解它。</translation>
    </message>
    <message>
        <source>auth_expired, auth_failed, auth_timeout, auth_revoked, rate_limit, quota, removed, origin, not_found, message: by the words of the reason</source>
        <translation>auth_expired、auth_failed、auth_timeout、auth_revoked、rate_limit、quota、removed、origin、not_found、message：按原因中的措辞</translation>
    </message>
    <message>
        <source>What it had sent last is no message of that protocol.</source>
        <translation>它最后发送的内容不是该协议的消息。</translation>
    </message>
    <message>
        <source>The client did not answer the %1 heartbeat, though it sent other messages; the server gave up.</source>
        <translation>客户端没有应答 %1 心跳，尽管它发送过其他消息；服务器因此放弃了连接。</translation>
    </message>
    <message>
        <source>The server did not answer the %1 heartbeat, though it sent other messages; the client gave up.</source>
        <translation>服务器没有应答 %1 心跳，尽管它发送过其他消息；客户端因此放弃了连接。</translation>
    </message>
    <message>
        <source>The last ping of the server had waited %1 for its answer; the slowest answer of this session had taken %2.</source>
        <translation>服务器的最后一次 ping 已等待应答 %1；此会话中最慢的应答用了 %2。</translation>
    </message>
    <message>
        <source>The last ping of the client had waited %1 for its answer; the slowest answer of this session had taken %2.</source>
        <translation>客户端的最后一次 ping 已等待应答 %1；此会话中最慢的应答用了 %2。</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 of %2 ends</source>
        <translation>%2 次结束中的 %1 次</translation>
    </message>
    <message>
        <source>Client author: answer the heartbeat of %1. A library does so by itself; see whether it speaks the version of the protocol that the server speaks, and whether something keeps its answers from being sent.</source>
        <translation>客户端开发者：请应答 %1 的心跳。库会自动应答；请检查它使用的协议版本是否与服务器一致，以及是否有什么使应答没有发送出去。</translation>
    </message>
    <message>
        <source>Server author: answer the heartbeat of %1. A library does so by itself; see whether it speaks the version of the protocol that the client speaks, and whether something keeps its answers from being sent.</source>
        <translation>服务器开发者：请应答 %1 的心跳。库会自动应答；请检查它使用的协议版本是否与客户端一致，以及是否有什么使应答没有发送出去。</translation>
    </message>
    <message>
        <source>At least 3 losses, and 60 % of those that one side caused, come within 50 ms and the round trip of the path after a message to that side, more often than messages so frequent would by chance.</source>
        <translation>一方造成的异常断开中至少有 3 次且占 60 %，发生在发给该方的一条消息之后 50 毫秒加上路径往返时间之内，且比同样频繁的消息偶然造成的更多。</translation>
    </message>
    <message>
        <source>Server operator: let a browser be silent for two minutes before the server gives it up.</source>
        <translation>服务器运维：让浏览器静默两分钟之后，服务器才放弃连接。</translation>
    </message>
    <message>
        <source>What answered waits for the next HTTP request, as if there had been no upgrade: look for a time limit of requests in the proxy or server that sent it (Apache RequestReadTimeout, HAProxy timeout http-request), and switch it off for WebSockets.</source>
        <translation>应答的程序仍在等待下一个 HTTP 请求，好像没有发生过升级：请在发送该应答的代理或服务器中查找请求的时间限制（Apache RequestReadTimeout、HAProxy timeout http-request），并对 WebSocket 关闭它。</translation>
    </message>
    <message>
        <source>The client sent what is no message of this protocol</source>
        <translation>客户端发送的内容不是此协议的消息</translation>
    </message>
    <message>
        <source>The server sent what is no message of this protocol</source>
        <translation>服务器发送的内容不是此协议的消息</translation>
    </message>
    <message>
        <source>If the server was not restarted then: some servers and gateways close silent connections with 1001 (Jetty, Tomcat, AWS API Gateway), and nothing had passed for %1. Send a ping or message at least every %2.</source>
        <translation>如果服务器当时没有重启：有些服务器和网关会以 1001 关闭静默的连接（Jetty、Tomcat、AWS API Gateway），而此前 %1内没有任何数据经过。请至少每 %2发送一次 ping 或一条消息。</translation>
    </message>
    <message>
        <source>it does not hold what was sent just before</source>
        <translation>其中没有此前最后发送的内容</translation>
    </message>
    <message>
        <source>it does not hold the answer to the opening handshake</source>
        <translation>其中没有对握手的应答</translation>
    </message>
    <message>
        <source>Closed with %1%2 by %3, as far as was seen: only one direction was captured, and that may answer a Close of %4.</source>
        <translation>就所见而言，由%3以 %1%2 关闭：只抓到了一个方向，而这可能只是对%4的关闭帧的应答。</translation>
    </message>
    <message>
        <source>Its packets go back in time, by up to %1 s: parts of it stand in the wrong order, and connections that go through several are torn there. reordercap or mergecap puts it right.</source>
        <translation>其中的数据包时间倒退，最多 %1 秒：各部分的次序有误，跨越多个部分的连接在那里断成几段。可用 reordercap 或 mergecap 理顺。</translation>
    </message>
    <message>
        <source>Connections that %2 has, too, but %3 s later: %1. Either the two clocks differ by that, or a key was used again: nothing joins them.</source>
        <translation>%2 也有、但晚 %3 秒的连接：%1。要么两处的时钟相差这么多，要么同一密钥被再次使用：没有依据把它们视为同一条连接。</translation>
    </message>
    <message>
        <source>Connections that %2 has, too, but %3 s earlier: %1. Either the two clocks differ by that, or a key was used again: nothing joins them.</source>
        <translation>%2 也有、但早 %3 秒的连接：%1。要么两处的时钟相差这么多，要么同一密钥被再次使用：没有依据把它们视为同一条连接。</translation>
    </message>
    <message>
        <source>The connection ended without its end being captured: a new one came from the same address and port.</source>
        <translation>连接已结束，但抓包中没有它的结束：同一地址和端口上已出现新的连接。</translation>
    </message>
    <message>
        <source>its last bytes %1 before</source>
        <translation>其最后的字节在 %1 之前</translation>
    </message>
    <message>
        <source>last_missed, answer_missed, port_reused: a capture lacks what was sent just before, the answer to the opening handshake, or the end itself</source>
        <translation>last_missed、answer_missed、port_reused：抓包中缺少此前最后发送的内容、对握手的应答，或结束本身</translation>
    </message>
    <message>
        <source>JSON Lines of another Dropscope</source>
        <translation>另一个 Dropscope 的 JSON Lines</translation>
    </message>
    <message>
        <source>What that Dropscope concluded of each end, with its evidence in words.</source>
        <translation>那个 Dropscope 对每次断开的结论，以及用文字写出的证据。</translation>
    </message>
    <message>
        <source>What its verdicts rest on: they are taken as they are.</source>
        <translation>结论的依据：结论原样采用。</translation>
    </message>
    <message>
        <source>A log has everything, and is opened as it is:</source>
        <translation>日志包含全部内容，可直接打开：</translation>
    </message>
    <message>
        <source>It holds the verdicts of the Dropscope that saw the connections, which are taken as they are; what they rest on is not in it. Its log (--log FILE) has everything.</source>
        <translation>其中是亲见这些连接的 Dropscope 的结论，原样采用；结论的依据不在其中。它的日志（--log FILE）包含全部内容。</translation>
    </message>
    <message>
        <source>%1 pings received, %2 pings unanswered</source>
        <translation>收到 %1 个 ping，%2 个 ping 未获应答</translation>
    </message>
    <message>
        <source>The verdict of the Dropscope that saw it</source>
        <translation>由亲见该连接的 Dropscope 所作的结论</translation>
    </message>
    <message>
        <source>%1 heartbeats of the client&apos;s application, %2 of the server&apos;s</source>
        <translation>客户端应用的心跳 %1 次，服务器应用的心跳 %2 次</translation>
    </message>
    <message>
        <source>as it was set</source>
        <translation>由设置指定</translation>
    </message>
    <message>
        <source>does not answer heartbeats, since it was not told to speak the protocol</source>
        <translation>不回应心跳，因为没有设置让它说这个协议</translation>
    </message>
    <message>
        <source>the openssl command, which makes a certificate, is not installed; give one (--cert and --key; in the window: Endpoint &gt; Edit &gt; Address)</source>
        <translation>未安装用于生成证书的 openssl 命令；请自行指定证书和私钥（--cert 和 --key；在窗口中：端点 &gt; 编辑 &gt; 地址）</translation>
    </message>
    <message>
        <source>It was Dropscope that did not answer: let it speak the protocol (--dialect %1; in the window: Endpoint &gt; Edit &gt; Watching), or look on from a relay between the real client and the server.</source>
        <translation>没有回应的是 Dropscope 自己：让它说这个协议（--dialect %1；在窗口中：端点 &gt; 编辑 &gt; 观察），或者用中继在真实客户端与服务器之间观察。</translation>
    </message>
    <message>
        <source>The server wants a certificate of the client, and got none that it trusts (of Dropscope&apos;s own clients: --cert and --key; in the window: Endpoint &gt; Edit &gt; Certificates).</source>
        <translation>服务器要求客户端证书，但没有收到它信任的证书（对 Dropscope 自己的客户端：--cert 和 --key；在窗口中：端点 &gt; 编辑 &gt; 证书）。</translation>
    </message>
    <message>
        <source>Dropscope does not answer the heartbeats of the application: it was not told to speak its protocol</source>
        <translation>Dropscope 不回应应用的心跳：没有设置让它说这个协议</translation>
    </message>
    <message>
        <source>Nobody that the browser trusts has signed the certificate: add the authority to the browser, open the same address as https:// once and accept it there, or have the server send its whole chain. A browser that dropscope-cli starts lets it pass with --insecure.</source>
        <translation>该证书不是由浏览器信任的机构签发的：把颁发机构添加到浏览器，或用 https:// 打开同一地址并在那里接受该证书，或让服务器发送完整的证书链。由 dropscope-cli 启动的浏览器可用 --insecure 放行。</translation>
    </message>
    <message>
        <source>Nobody that this machine trusts has signed the certificate: give Dropscope the authority&apos;s certificate (--ca; in the window: Endpoint &gt; Edit &gt; Certificates), or have the server send its whole chain.</source>
        <translation>该证书不是由本机信任的机构签发：请把签发机构的证书提供给 Dropscope（--ca；在窗口中：端点 &gt; 编辑 &gt; 证书），或让服务器发送完整的证书链。</translation>
    </message>
    <message>
        <source>See what held up the page then: a hidden tab, a sleeping machine, a long task, a network that went down.</source>
        <translation>查明当时是什么拖住了页面：隐藏的标签页、休眠的机器、长任务，还是断开的网络。</translation>
    </message>
    <message>
        <source>A CLOG page takes 1000 for a wished end: it stays as it is until it is reloaded, and does not say so.</source>
        <translation>CLOG 页面把 1000 当作有意的结束：它会停在原样直到重新加载，而且不会提示。</translation>
    </message>
    <message>
        <source>a wait for an answer</source>
        <translation>等待应答的时限</translation>
    </message>
    <message>
        <source>%1 of %2 ends by the server came %3 after its own last frame, which the client had not answered; %4. The server waits that long for an answer, and then gives up: a timer of %5.</source>
        <translation>服务器发起的 %2 次结束中有 %1 次发生在它自己的最后一帧之后 %3，而客户端没有应答该帧；%4。服务器等待应答这么久之后便放弃：这是一个 %5 的定时器。</translation>
    </message>
    <message>
        <source>%1 of %2 ends by the client came %3 after its own last frame, which the server had not answered; %4. The client waits that long for an answer, and then gives up: a timer of %5.</source>
        <translation>客户端发起的 %2 次结束中有 %1 次发生在它自己的最后一帧之后 %3，而服务器没有应答该帧；%4。客户端等待应答这么久之后便放弃：这是一个 %5 的定时器。</translation>
    </message>
    <message>
        <source>Client author: answer within %1, also while the page is hidden.</source>
        <translation>客户端开发者：在 %1 内应答，页面隐藏时也要如此。</translation>
    </message>
    <message>
        <source>Server author: answer within %1.</source>
        <translation>服务器开发者：在 %1 内应答。</translation>
    </message>
    <message>
        <source>Server operator: Hunchentoot, on which CLOG runs, closes a page that has been silent for twice hunchentoot:*default-connection-timeout*. Set it to more than 30 s: the heartbeat of a hidden page may come once a minute only.</source>
        <translation>服务器运维：CLOG 所用的 Hunchentoot 会关闭静默时间达到 hunchentoot:*default-connection-timeout* 两倍的页面。请把它设为大于 30 秒：隐藏页面的心跳可能一分钟才发一次。</translation>
    </message>
    <message>
        <source>The server was just being sent a binary message of %1, which had not come whole.</source>
        <translation>当时正在向服务器发送一条 %1的二进制消息，尚未传完。</translation>
    </message>
    <message>
        <source>The server was just being sent a text of %1, which had not come whole.</source>
        <translation>当时正在向服务器发送一条 %1的文本消息，尚未传完。</translation>
    </message>
    <message>
        <source>The client was just being sent a binary message of %1, which had not come whole.</source>
        <translation>当时正在向客户端发送一条 %1的二进制消息，尚未传完。</translation>
    </message>
    <message>
        <source>The client was just being sent a text of %1, which had not come whole.</source>
        <translation>当时正在向客户端发送一条 %1的文本消息，尚未传完。</translation>
    </message>
    <message>
        <source>, %1 after the last bytes</source>
        <translation>，距最后的字节 %1</translation>
    </message>
    <message>
        <source>%1 reset TCP (RST) in the middle of a frame%2.</source>
        <translation>%1在一帧中途重置了 TCP（RST）%2。</translation>
    </message>
    <message>
        <source>What had been sent to the client was sent again %1 times and never acknowledged: the path to it was dead.</source>
        <translation>发给客户端的内容重发了 %1 次，始终未被确认：通往客户端的路径已断。</translation>
    </message>
    <message>
        <source>What had been sent to the server was sent again %1 times and never acknowledged: the path to it was dead.</source>
        <translation>发给服务器的内容重发了 %1 次，始终未被确认：通往服务器的路径已断。</translation>
    </message>
    <message>
        <source>%1 closed because it had waited in vain for a sign of life of the other side (%2)%3.</source>
        <translation>%1 关闭了连接，因为它一直没有等到对方的存活信号（%2）%3。</translation>
    </message>
    <message>
        <source>Server author: the answer speaks of the Origin. Allow the origin of the page; a program may have to send one (Dropscope&apos;s own client: --origin; in the window: Endpoint &gt; Edit &gt; Request).</source>
        <translation>服务器开发者：应答中提到了 Origin。请允许该网页的来源；程序可能需要自己发送一个（Dropscope 自己的客户端：--origin；在窗口中：端点 &gt; 编辑 &gt; 请求）。</translation>
    </message>
    <message>
        <source>What answered found the request wrong: a parameter, header or subprotocol that it wants may be missing. Its log at this time may say which.</source>
        <translation>应答方认为请求有误：可能缺少它所要求的参数、标头或子协议。它在这一时刻的日志也许会说明是哪一个。</translation>
    </message>
    <message>
        <source>%1 closed because it is overloaded, or not to be had for now (%2)%3.</source>
        <translation>%1 关闭了连接，因为它过载或暂时不可用（%2）%3。</translation>
    </message>
    <message>
        <source>Server author: send that client less, or combine updates.</source>
        <translation>服务器开发者：给该客户端少发一些，或合并更新。</translation>
    </message>
    <message>
        <source>Client author: see what it could not keep up with: what the server sent, or its own work; its log at this time may say it.</source>
        <translation>客户端开发者：查看它跟不上的是什么：服务器发来的内容，还是它自己的工作；它在这一时刻的日志也许会说明。</translation>
    </message>
    <message>
        <source>The client&apos;s own program chose that code: look it up in its source or documentation, and see in its log, at this time, what made it close.</source>
        <translation>该关闭码是客户端自己的程序选的：请在其源代码或文档中查找，并在它这一时刻的日志中查看它为何关闭。</translation>
    </message>
    <message>
        <source>Client author: reconnect with back-off, though the code was 1000.</source>
        <translation>客户端开发者：虽然关闭码是 1000，也要按退避策略重连。</translation>
    </message>
    <message>
        <source>Server author: the client sent no Origin: let programs in that send none, or let the program send one (of Dropscope&apos;s own client: --origin; in the window: Endpoint &gt; Edit &gt; Request).</source>
        <translation>服务器开发者：客户端没有发送 Origin：请允许不发送 Origin 的程序，或让该程序发送一个（Dropscope 自己的客户端：--origin；在窗口中：端点 &gt; 编辑 &gt; 请求）。</translation>
    </message>
    <message>
        <source>Client author: the server does not accept the login, or does not allow what was asked for: see that the token or cookie is sent, still valid, meant for this server and for that right; do not retry unchanged.</source>
        <translation>客户端开发者：服务器不接受该登录，或不允许所请求的操作：请确认令牌或 Cookie 已发送、仍然有效、属于这台服务器并具有该权限；不要原样重试。</translation>
    </message>
    <message>
        <source>Operator: the credentials were withdrawn while the connection was up: see who did so, if nobody wished it.</source>
        <translation>运维人员：凭据在连接期间被撤销：如果不是有意为之，请查明是谁撤销的。</translation>
    </message>
    <message>
        <source>Client author: log in anew; do not retry with the old credentials.</source>
        <translation>客户端开发者：重新登录；不要用旧凭据重试。</translation>
    </message>
    <message>
        <source>Client author: do not retry unchanged: it may want new credentials, fewer messages, or another Origin.</source>
        <translation>客户端开发者：不要原样重试：服务器要的可能是新的凭据、更少的消息或另一个 Origin。</translation>
    </message>
    <message>
        <source>%1 reset TCP (RST); whether a Close frame came before, this capture cannot tell: %2.</source>
        <translation>%1重置了 TCP（RST）；此前是否有关闭帧，此抓包无法判断：%2。</translation>
    </message>
    <message>
        <source>Ends that began at: %1</source>
        <translation>结束的起因位置：%1</translation>
    </message>
    <message>
        <source>Findings and origins that are gone</source>
        <translation>已消失的结论和结束来源</translation>
    </message>
    <message>
        <source>Findings and origins that are new</source>
        <translation>新出现的结论和结束来源</translation>
    </message>
    <message>
        <source>%1 ms ± %2 ms</source>
        <translation>%1 ms ± %2 ms</translation>
    </message>
    <message>
        <source>%1. %2 (%3, %4)</source>
        <translation>%1. %2（%3，%4）</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>观察点</translation>
    </message>
    <message>
        <source>How it ended there</source>
        <translation>在该处如何结束</translation>
    </message>
    <message>
        <source>The end came from</source>
        <translation>结束来自</translation>
    </message>
    <message>
        <source>When, by its clock (UTC)</source>
        <translation>时间（按其时钟，UTC）</translation>
    </message>
    <message>
        <source>Its clock against the first</source>
        <translation>其时钟与第一个观察点之差</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>连接路径</translation>
    </message>
    <message>
        <source>Where the end began</source>
        <translation>结束从何处开始</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>%1 more paths are left out here.</source>
        <translation>此处省略了另外 %1 条连接路径。</translation>
    </message>
    <message>
        <source>Its times have no time zone: that of this computer was taken (--timezone; in the window: Read Evidence &gt; Time zone of its times).</source>
        <translation>其时间没有时区：采用本机时区（--timezone 可指定；在窗口中：读取记录 &gt; 时间的时区）。</translation>
    </message>
    <message>
        <source>While it grows, no time zone is sought that fits what other places saw; --timezone sets one (in the window: Read Evidence &gt; Time zone of its times).</source>
        <translation>文件仍在增长时，不会根据其他位置的记录推断时区；可用 --timezone 指定（在窗口中：读取记录 &gt; 时间的时区）。</translation>
    </message>
    <message>
        <source>Its times have no time zone: %1 was taken, because %2 of %3 connections that other places saw, most of them %4, then agree, to %5 s (--timezone; in the window: Read Evidence &gt; Time zone of its times).</source>
        <translation>其时间没有时区：采用 %1，因为这样一来，其他位置（多数为 %4）也看到的 %3 个连接中有 %2 个吻合，误差不超过 %5 秒（--timezone 可指定；在窗口中：读取记录 &gt; 时间的时区）。</translation>
    </message>
    <message>
        <source>The times of the error log have no time zone: %1 was taken, because %2 of %3 lines are then those of the access log, to 2 s (--timezone; in the window: Read Evidence &gt; Time zone of its times).</source>
        <translation>错误日志的时间没有时区：采用 %1，因为这样一来，%3 行中有 %2 行与访问日志吻合，误差不超过 2 秒（--timezone 可指定；在窗口中：读取记录 &gt; 时间的时区）。</translation>
    </message>
    <message>
        <source>Encrypted without keys (connections: %1): only FIN, RST and silence can be told, no Close code, and whether it is a WebSocket at all is not certain; --keylog FILE reads them (in the window: Read Evidence &gt; TLS keys).</source>
        <translation>已加密且没有密钥（%1 个连接）：只能看出 FIN、RST 和静默，看不到关闭码，甚至不能确定是否为 WebSocket；用 --keylog FILE 可以读取（在窗口中：读取记录 &gt; TLS 密钥）。</translation>
    </message>
    <message>
        <source>Tell Dropscope to choose a subprotocol that the client offers: --subprotocol NAME (in the window: Endpoint &gt; Edit &gt; Messages).</source>
        <translation>请让 Dropscope 选择客户端提供的某个子协议：--subprotocol NAME（在窗口中：端点 &gt; 编辑 &gt; 消息）。</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>must be 0 (off) to 86400 seconds</source>
        <translation>必须是 0（关闭）到 86400 秒</translation>
    </message>
    <message>
        <source>must be 0 to 86400 seconds</source>
        <translation>必须是 0 到 86400 秒</translation>
    </message>
    <message>
        <source>must be &quot;Name: value&quot;</source>
        <translation>必须写成“名称: 值”</translation>
    </message>
    <message>
        <source>must be an HTTP token (RFC 9110 5.6.2)</source>
        <translation>必须是 HTTP token（RFC 9110 5.6.2）</translation>
    </message>
    <message>
        <source>must be http://HOST:PORT or socks5://HOST:PORT</source>
        <translation>必须是 http://主机:端口 或 socks5://主机:端口</translation>
    </message>
    <message>
        <source>is not a URL with a host</source>
        <translation>不是带主机名的 URL</translation>
    </message>
    <message>
        <source>must begin with ws:// or wss://</source>
        <translation>必须以 ws:// 或 wss:// 开头</translation>
    </message>
    <message>
        <source>must have no fragment (RFC 6455 section 3)</source>
        <translation>不得带片段（RFC 6455 第 3 节）</translation>
    </message>
    <message>
        <source>must have the path / to listen on</source>
        <translation>监听时路径必须是 /</translation>
    </message>
    <message>
        <source>must have no query and no user to listen on</source>
        <translation>监听时不得带查询串和用户名</translation>
    </message>
    <message>
        <source>must have a port other than 0</source>
        <translation>的端口不能是 0</translation>
    </message>
    <message>
        <source>cannot be set: it comes from the URL, the origin or the subprotocols</source>
        <translation>不能设置：它由 URL、Origin 或子协议决定</translation>
    </message>
    <message>
        <source>must be NAME=REGEX, a Perl regular expression</source>
        <translation>必须是 NAME=REGEX，即 Perl 正则表达式</translation>
    </message>
    <message>
        <source>must have a port from 1 to 65535</source>
        <translation>端口必须在 1 到 65535 之间</translation>
    </message>
    <message>
        <source>must be one origin as a browser sends it, such as https://example.com or null</source>
        <translation>必须是浏览器发送的一个源，例如 https://example.com 或 null</translation>
    </message>
    <message>
        <source>must be one host name or IP address</source>
        <translation>必须是一个主机名或 IP 地址</translation>
    </message>
    <message>
        <source>must have no line break and no other control character</source>
        <translation>不能含有换行符或其他控制字符</translation>
    </message>
    <message>
        <source>must be off or a protocol such as socket.io, signalr, mqtt, stomp</source>
        <translation>必须是 off 或某个协议，例如 socket.io、signalr、mqtt、stomp</translation>
    </message>
    <message>
        <source>is no format that is known here (--help names them)</source>
        <translation>不是此处已知的格式（--help 会列出）</translation>
    </message>
    <message>
        <source>must be the name of a file</source>
        <translation>必须是文件名</translation>
    </message>
    <message>
        <source>must be a port from 1 to 65535</source>
        <translation>必须是 1 到 65535 之间的端口</translation>
    </message>
    <message>
        <source>must be +HH:MM or -HH:MM, east of UTC</source>
        <translation>必须是 +HH:MM 或 -HH:MM（UTC 以东）</translation>
    </message>
    <message>
        <source>must be the name of a program</source>
        <translation>必须是一个程序的名称</translation>
    </message>
    <message>
        <source>must be the address of a page: http://, https:// or file://</source>
        <translation>必须是网页地址：http://、https:// 或 file://</translation>
    </message>
    <message>
        <source>must be new, http://HOST:PORT or ws://HOST:PORT/PATH</source>
        <translation>必须是 new、http://主机:端口 或 ws://主机:端口/路径</translation>
    </message>
    <message>
        <source>must have a port, that of --remote-debugging-port (9222)</source>
        <translation>必须带有端口，即 --remote-debugging-port 的端口（9222）</translation>
    </message>
    <message>
        <source>must have no user, query, fragment or path</source>
        <translation>不能带有用户、查询、片段或路径</translation>
    </message>
    <message>
        <source>the number of pings that may stay unanswered</source>
        <translation>允许未应答的 ping 数</translation>
    </message>
    <message>
        <source>values of variables</source>
        <translation>变量的值</translation>
    </message>
    <message>
        <source>the text that keeps a session alive</source>
        <translation>保持会话存活的文本</translation>
    </message>
    <message>
        <source>how long the server keeps the state of a lost session</source>
        <translation>服务器保留异常断开会话状态的时长</translation>
    </message>
    <message>
        <source>what is done after an end: whether it is told, when it is reconnected, and arguments of programs</source>
        <translation>结束之后的处理：是否通知、何时重新连接，以及程序的参数</translation>
    </message>
    <message>
        <source>how long and how often it is tried again</source>
        <translation>重试的时长与次数</translation>
    </message>
    <message>
        <source>names of resume tokens</source>
        <translation>恢复令牌的名称</translation>
    </message>
    <message>
        <source>that tokens and cookies are kept readable</source>
        <translation>保留可读的令牌和 Cookie</translation>
    </message>
    <message>
        <source>texts of several lines, or with blanks at their ends</source>
        <translation>多行文本，或首尾带空格的文本</translation>
    </message>
</context>
<context>
    <name>ui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>ui::CaseFiles</name>
    <message>
        <source>standard input</source>
        <translation>标准输入</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>it holds TLS keys, which tell nothing alone: open it together with its capture</source>
        <translation>其中是 TLS 密钥，单独没有意义：请与对应的抓包文件一起打开</translation>
    </message>
    <message>
        <source>its content fits none of the known formats (%1, Dropscope&apos;s own logs, TLS keys)</source>
        <translation>内容不符合任何已知格式（%1、Dropscope 自己的日志、TLS 密钥）</translation>
    </message>
    <message>
        <source>“%1” cannot be opened: %2.</source>
        <translation>无法打开“%1”：%2。</translation>
    </message>
    <message>
        <source>A pipe: its format shows with its first bytes</source>
        <translation>管道：收到首批字节后才能识别格式</translation>
    </message>
</context>
<context>
    <name>ui::CauseStrip</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Causes over time</source>
        <translation>各时段的断开原因</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>one bar: %1, highest: %2</source>
        <translation>每格 %1，最高 %2</translation>
    </message>
    <message>
        <source>and %1 more causes</source>
        <translation>另有 %1 种原因</translation>
    </message>
    <message>
        <source>%1, %2 from here</source>
        <translation>%1 起的 %2</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>ui::ChainModel</name>
    <message>
        <source>dialled again</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>resume token</source>
        <translation>恢复令牌</translation>
    </message>
    <message>
        <source>cookie</source>
        <translation>cookie</translation>
    </message>
    <message>
        <source>address and path (suggested)</source>
        <translation>地址和路径（推测）</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Lived</source>
        <translation>存活</translation>
    </message>
    <message>
        <source>Away after it</source>
        <translation>此后离开</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>识别依据</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>open when the log ended</source>
        <translation>日志结束时仍连接</translation>
    </message>
    <message>
        <source>tab and path (suggested)</source>
        <translation>标签页和路径（推测）</translation>
    </message>
</context>
<context>
    <name>ui::CloseDialog</name>
    <message>
        <source>A reason needs a code.</source>
        <translation>填写原因时必须有关闭码。</translation>
    </message>
    <message>
        <source>Allowed codes are 1000–1003, 1007–1014 and 3000–4999.</source>
        <translation>允许的关闭码为 1000–1003、1007–1014 和 3000–4999。</translation>
    </message>
    <message>
        <source>The reason has %1 bytes; a Close frame holds %2.</source>
        <translation>原因有 %1 字节；关闭帧最多容纳 %2 字节。</translation>
    </message>
    <message>
        <source>Close %1 Sessions</source>
        <translation>关闭 %1 个会话</translation>
    </message>
    <message>
        <source>Close Session</source>
        <translation>关闭会话</translation>
    </message>
    <message>
        <source>No code (empty Close frame)</source>
        <translation>无关闭码（空关闭帧）</translation>
    </message>
    <message>
        <source>Close code</source>
        <translation>关闭码</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>Sends a Close frame and waits for the answer of the peer, as the protocol asks. Nothing is lost on the way.</source>
        <translation>按协议发送关闭帧并等待对端应答，途中的数据不会丢失。</translation>
    </message>
    <message>
        <source>&amp;Code:</source>
        <translation>关闭码(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>原因(&amp;R)：</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a code.</source>
        <translation>请选择关闭码。</translation>
    </message>
    <message>
        <source>%1 of %2 bytes</source>
        <translation>%1 / %2 字节</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>搜索命令</translation>
    </message>
</context>
<context>
    <name>ui::Comparison</name>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>结束方</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>关闭码</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因文本</translation>
    </message>
    <message>
        <source>Ended while</source>
        <translation>结束时的阶段</translation>
    </message>
    <message>
        <source>Closing handshake</source>
        <translation>关闭握手</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Began at</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Opened after</source>
        <translation>建立连接用时</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Idle before the end</source>
        <translation>结束前空闲</translation>
    </message>
    <message>
        <source>Opening handshake</source>
        <translation>握手</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源（Origin）</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>用户代理</translation>
    </message>
    <message>
        <source>Cookie</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>Subprotocols offered</source>
        <translation>请求的子协议</translation>
    </message>
    <message>
        <source>Extensions offered</source>
        <translation>请求的扩展</translation>
    </message>
    <message>
        <source>Flaw of the request</source>
        <translation>请求的缺陷</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>Subprotocol</source>
        <translation>子协议</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Headers that name a product</source>
        <translation>标明产品的响应头</translation>
    </message>
    <message>
        <source>Retry-After</source>
        <translation>Retry-After</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Flaw of the response</source>
        <translation>响应的缺陷</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Kind of endpoint</source>
        <translation>端点类型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Broken on purpose</source>
        <translation>故障注入</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Messages received</source>
        <translation>收到的消息</translation>
    </message>
    <message>
        <source>Bytes received</source>
        <translation>收到的字节</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>发送的消息</translation>
    </message>
    <message>
        <source>Bytes sent</source>
        <translation>发送的字节</translation>
    </message>
    <message>
        <source>Pings unanswered</source>
        <translation>未应答的 ping</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Retransmits</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>What the application said</source>
        <translation>应用说了什么</translation>
    </message>
    <message>
        <source>In the page</source>
        <translation>页面中</translation>
    </message>
    <message>
        <source>%1 and %2 Side by Side</source>
        <translation>%1 与 %2 对比</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>open at the end of the log</source>
        <translation>日志结束时仍已连接</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>%1 Sessions Together</source>
        <translation>%1 个会话汇总</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>How long they lived</source>
        <translation>存活时长</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>来自何处</translation>
    </message>
</context>
<context>
    <name>ui::Console</name>
    <message>
        <source>Choose a File to Send</source>
        <translation>选择要发送的文件</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Kind of message</source>
        <translation>消息类型</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Binary, in hexadecimal</source>
        <translation>二进制（十六进制书写）</translation>
    </message>
    <message>
        <source>Binary, from a file</source>
        <translation>二进制（来自文件）</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Ctrl+Return sends, Alt+Up and Alt+Down recall what was sent before</source>
        <translation>Ctrl+Return 发送；Alt+Up 和 Alt+Down 调出以前发送的内容</translation>
    </message>
    <message>
        <source>Console – session %1</source>
        <translation>控制台 – 会话 %1</translation>
    </message>
    <message>
        <source>The connection is down. What you send waits for the next one of its chain.</source>
        <translation>连接已断开。您发送的内容会等待同一会话链上的下一个连接。</translation>
    </message>
    <message>
        <source>The session has ended; nothing can be sent.</source>
        <translation>会话已结束，无法再发送。</translation>
    </message>
    <message>
        <source>Received messages are not listed: the endpoint does not keep the first bytes of messages (Endpoint, Edit, Watching).</source>
        <translation>收到的消息不会列出：该端点未保留消息的开头字节（端点 &gt; 编辑 &gt; 观察）。</translation>
    </message>
    <message>
        <source>The connection is down, and nothing dials again by itself. What you send waits until you reconnect.</source>
        <translation>连接已断开，也不会自动重新连接。您发送的内容会等到您重新连接。</translation>
    </message>
</context>
<context>
    <name>ui::ConsoleModel</name>
    <message>
        <source>%1 (not sent: %2)</source>
        <translation>%1（未发送：%2）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>ui::CopyLine</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
</context>
<context>
    <name>ui::CountsBar</name>
    <message>
        <source>%1 live</source>
        <translation>%1 活动</translation>
    </message>
    <message>
        <source>%1 normal</source>
        <translation>%1 正常</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 异常断开</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>%1 open at the end</source>
        <translation>结束时 %1 个仍连接</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 未知</translation>
    </message>
</context>
<context>
    <name>ui::Demo</name>
    <message>
        <source>The lab finds no free port on 127.0.0.1.</source>
        <translation>实验室在 127.0.0.1 上找不到空闲端口。</translation>
    </message>
    <message>
        <source>Demo: listener</source>
        <translation>演示：监听器</translation>
    </message>
    <message>
        <source>Demo: relay to the shop server</source>
        <translation>演示：通往商店服务器的中继</translation>
    </message>
    <message>
        <source>Demo: client of the shop server</source>
        <translation>演示：商店服务器的客户端</translation>
    </message>
</context>
<context>
    <name>ui::DisconnectsModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>结束方</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>关闭码</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>关闭原因</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Idle before</source>
        <translation>此前空闲</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Client&apos;s TCP</source>
        <translation>客户端 TCP</translation>
    </message>
    <message>
        <source>Server&apos;s TCP</source>
        <translation>服务器 TCP</translation>
    </message>
    <message>
        <source>Messages in</source>
        <translation>收到消息</translation>
    </message>
    <message>
        <source>Messages out</source>
        <translation>发出消息</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>收到字节</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>发出字节</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>用户代理</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>会话链</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Goodbye</source>
        <translation>告别消息</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>来自何处</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ui::DisconnectsPage</name>
    <message>
        <source>Disconnects</source>
        <translation>断开记录</translation>
    </message>
</context>
<context>
    <name>ui::EndpointActions</name>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Remove Endpoint</source>
        <translation>移除端点</translation>
    </message>
    <message>
        <source>“%1” has live sessions: %2. Removing it ends them.</source>
        <translation>“%1”还有 %2 个活动会话，移除会结束它们。</translation>
    </message>
    <message>
        <source>End and Remove</source>
        <translation>结束并移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Select an endpoint first.</source>
        <translation>请先选择一个端点。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Accept WebSocket connections on an address of this computer</source>
        <translation>在本机的一个地址上接受 WebSocket 连接</translation>
    </message>
    <message>
        <source>It is running.</source>
        <translation>它正在运行。</translation>
    </message>
    <message>
        <source>Start the endpoint</source>
        <translation>启动端点</translation>
    </message>
    <message>
        <source>It is not running.</source>
        <translation>它没有运行。</translation>
    </message>
    <message>
        <source>Stop the endpoint and end its sessions</source>
        <translation>停止端点并结束其会话</translation>
    </message>
    <message>
        <source>Copy the address to connect to</source>
        <translation>复制供连接的地址</translation>
    </message>
    <message>
        <source>Remove the endpoint</source>
        <translation>移除端点</translation>
    </message>
    <message>
        <source>New &amp;Listener…</source>
        <translation>新建监听器(&amp;L)…</translation>
    </message>
    <message>
        <source>New &amp;Client…</source>
        <translation>新建客户端(&amp;C)…</translation>
    </message>
    <message>
        <source>New &amp;Relay…</source>
        <translation>新建中继(&amp;R)…</translation>
    </message>
    <message>
        <source>Set Up a Relay, &amp;Guided…</source>
        <translation>按向导设置中继(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>复制为新端点(&amp;D)…</translation>
    </message>
    <message>
        <source>Cop&amp;y Address</source>
        <translation>复制地址(&amp;Y)</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>移除(&amp;M)…</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Connect to a WebSocket server</source>
        <translation>连接到一个 WebSocket 服务器</translation>
    </message>
    <message>
        <source>Stand between a client and its server, and change nothing</source>
        <translation>位于客户端和服务器之间，不改动任何内容</translation>
    </message>
    <message>
        <source>From the address your page uses to its first session in the relay</source>
        <translation>从网页所用的地址开始，直到它的第一个会话出现在中继里</translation>
    </message>
    <message>
        <source>Change what the endpoint is</source>
        <translation>修改该端点的设置</translation>
    </message>
    <message>
        <source>Make another one like it</source>
        <translation>再建一个相同设置的端点</translation>
    </message>
    <message>
        <source>&amp;Variables…</source>
        <translation>变量(&amp;V)…</translation>
    </message>
    <message>
        <source>Only a client has variables.</source>
        <translation>只有客户端才有变量。</translation>
    </message>
    <message>
        <source>Values that the server gave or that you set, for the next connection</source>
        <translation>由服务器给出或由您设置的值，供下一个连接使用</translation>
    </message>
    <message>
        <source>Remove “%1”? Its settings are forgotten; what was recorded stays in the log.</source>
        <translation>移除“%1”？它的设置将丢失；已记录的内容仍保留在日志中。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>A file is read once.</source>
        <translation>文件只读取一次。</translation>
    </message>
    <message>
        <source>What It T&amp;ells…</source>
        <translation>能说明什么(&amp;E)…</translation>
    </message>
    <message>
        <source>What the file proves, what it cannot tell, and how to record more</source>
        <translation>文件能证明什么、不能说明什么，以及如何记录更多</translation>
    </message>
    <message>
        <source>Watch a Page in a &amp;Browser…</source>
        <translation>在浏览器中观察网页(&amp;B)…</translation>
    </message>
    <message>
        <source>Open a page in a browser and see each of its WebSockets from the inside</source>
        <translation>在浏览器中打开网页，从内部观察它的每个 WebSocket</translation>
    </message>
</context>
<context>
    <name>ui::EndpointDialog</name>
    <message>
        <source>New Listener</source>
        <translation>新建监听器</translation>
    </message>
    <message>
        <source>Edit Listener</source>
        <translation>编辑监听器</translation>
    </message>
    <message>
        <source>New Client</source>
        <translation>新建客户端</translation>
    </message>
    <message>
        <source>Edit Client</source>
        <translation>编辑客户端</translation>
    </message>
    <message>
        <source>New Relay</source>
        <translation>新建中继</translation>
    </message>
    <message>
        <source>Edit Relay</source>
        <translation>编辑中继</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>开始监听</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Start Relay</source>
        <translation>启动中继</translation>
    </message>
    <message>
        <source>“%1” is no fault: write SIDE:ACTION@WHEN, or choose one from “Add a Fault”.</source>
        <translation>“%1”不是故障：请写成 侧:动作@时机，或从“添加故障”中选择。</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Saving starts the endpoint again and ends its live sessions: %1.</source>
        <translation>保存会重新启动该端点，并结束它的活动会话：%1 个。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Clients connect to this address of the computer instead:</source>
        <translation>客户端改为连接本机的这个地址：</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Connect again a&amp;fter a loss</source>
        <translation>异常断开后重新连接(&amp;F)</translation>
    </message>
    <message>
        <source>Write the address of the server.</source>
        <translation>请填写服务器的地址。</translation>
    </message>
    <message>
        <source>Se&amp;rver:</source>
        <translation>服务器(&amp;R)：</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>the server&apos;s own</source>
        <translation>服务器自己的 Origin</translation>
    </message>
    <message>
        <source>Leave &amp;Host and Origin as the client sent them</source>
        <translation>保留客户端发来的 Host 和 Origin(&amp;H)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Headers, one a line:</source>
        <translation>请求头，每行一个(&amp;H)：</translation>
    </message>
    <message>
        <source>&amp;Subprotocols, one a line:</source>
        <translation>子协议，每行一个(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Origin:</source>
        <translation>Origin(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Proxy:</source>
        <translation>代理(&amp;P)：</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Choose Certificate Authorities</source>
        <translation>选择证书颁发机构</translation>
    </message>
    <message>
        <source>those of the system</source>
        <translation>系统自带的</translation>
    </message>
    <message>
        <source>&amp;Trusted authorities:</source>
        <translation>受信任的颁发机构(&amp;T)：</translation>
    </message>
    <message>
        <source>Own &amp;certificate:</source>
        <translation>自己的证书(&amp;C)：</translation>
    </message>
    <message>
        <source>Choose a Certificate</source>
        <translation>选择证书</translation>
    </message>
    <message>
        <source>Private &amp;key:</source>
        <translation>私钥(&amp;K)：</translation>
    </message>
    <message>
        <source>Choose a Private Key</source>
        <translation>选择私钥</translation>
    </message>
    <message>
        <source>A certificate and its private key belong together.</source>
        <translation>证书和私钥必须成对提供。</translation>
    </message>
    <message>
        <source>Do not &amp;verify the server&apos;s certificate</source>
        <translation>不验证服务器证书(&amp;V)</translation>
    </message>
    <message>
        <source>Without verification anybody on the way can read and change what passes. Use it for tests only.</source>
        <translation>不验证时，途中的任何人都能读取和篡改传输内容。仅用于测试。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>&amp;Messages:</source>
        <translation>消息(&amp;M)：</translation>
    </message>
    <message>
        <source>Send on &amp;opening, one a line:</source>
        <translation>连接后发送，每行一条(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Close after:</source>
        <translation>多久后关闭(&amp;C)：</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>P&amp;ing every:</source>
        <translation>ping 间隔(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Give up after unanswered pings:</source>
        <translation>多少个 ping 无应答后放弃(&amp;G)：</translation>
    </message>
    <message>
        <source>A relay sends no pings of its own. It measures those that pass.</source>
        <translation>中继自己不发 ping，只测量经过的 ping。</translation>
    </message>
    <message>
        <source>&amp;Keep the first 256 bytes of each message</source>
        <translation>保留每条消息的前 256 字节(&amp;K)</translation>
    </message>
    <message>
        <source>Keep &amp;tokens and cookies readable in the log</source>
        <translation>在日志中保留可读的令牌和 Cookie(&amp;T)</translation>
    </message>
    <message>
        <source>Speak and understand C&amp;LOG&apos;s protocol</source>
        <translation>使用并理解 CLOG 的协议(&amp;L)</translation>
    </message>
    <message>
        <source>Break on Purpose</source>
        <translation>故障注入</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>&amp;Add a Fault</source>
        <translation>添加故障(&amp;A)</translation>
    </message>
    <message>
        <source>Each session is broken so, to try how the other end copes. One fault a line: SIDE:ACTION@WHEN, such as client:rst@5s or client:close=1011@10msgs.</source>
        <translation>每个会话都会按此注入故障，用来检验另一端如何应对。每行一个故障：侧:动作@时机，例如 client:rst@5s 或 client:close=1011@10msgs。</translation>
    </message>
    <message>
        <source>Will connect to %1</source>
        <translation>将连接到 %1</translation>
    </message>
    <message>
        <source>The address is shown once the port is known.</source>
        <translation>端口确定后会显示地址。</translation>
    </message>
    <message>
        <source>Will listen at %1</source>
        <translation>将在 %1 上监听</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What to do when a session has ended. A command is run without a shell and gets the event as JSON on its standard input.</source>
        <translation>会话结束后要做什么。命令不经过 shell 运行，并从标准输入得到 JSON 格式的事件。</translation>
    </message>
    <message>
        <source>Query items and cookies by which a client that comes back is known:</source>
        <translation>用来识别返回的客户端的查询项和 Cookie：</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问控制</translation>
    </message>
    <message>
        <source>Any page that the browser visits can reach a port of this computer. Only the relay&apos;s own pages, those of its server and of this computer are let in, and what stands here.</source>
        <translation>浏览器访问的任何网页都能连到本机的端口。中继只放行自己的网页、其服务器的网页、本机的网页，以及这里列出的来源。</translation>
    </message>
    <message>
        <source>Any page that the browser visits can reach a port of this computer. A listener that echoes lets in pages of this computer, and what stands here.</source>
        <translation>浏览器访问的任何网页都能连到本机的端口。会回显消息的监听器只放行本机的网页，以及这里列出的来源。</translation>
    </message>
    <message>
        <source>Origins let in, &amp;one a line:</source>
        <translation>放行的 Origin，每行一个(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Hosts it is called by, one a line:</source>
        <translation>可用来访问它的主机名，每行一个(&amp;H)：</translation>
    </message>
    <message>
        <source>What was refused is told in the window, with a button that lets it in.</source>
        <translation>被拒绝的请求会显示在窗口中，并附有放行按钮。</translation>
    </message>
    <message>
        <source>After It Ends</source>
        <translation>结束之后</translation>
    </message>
    <message>
        <source>as the messages show</source>
        <translation>由消息判断</translation>
    </message>
    <message>
        <source>Speak the &amp;protocol:</source>
        <translation>使用协议(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Protocol of the messages:</source>
        <translation>消息的协议(&amp;P)：</translation>
    </message>
</context>
<context>
    <name>ui::EndpointsModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>%1 live, %2 normal, %3 lost, %4 failed</source>
        <translation>%1 活动，%2 正常，%3 异常断开，%4 失败</translation>
    </message>
    <message>
        <source>%1 of which it is unknown whether their end was meant</source>
        <translation>%1 个未知是否有意结束</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>读取中</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读取</translation>
    </message>
</context>
<context>
    <name>ui::EndpointsPanel</name>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>New endpoint</source>
        <translation>新建端点</translation>
    </message>
    <message>
        <source>Show &amp;Only Its Sessions</source>
        <translation>只显示其会话(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ui::EvidenceDesk</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 has been read: %2 ends.</source>
        <translation>%1 已读取：%2 个断开。</translation>
    </message>
    <message>
        <source>%1 has been read: 1 end.</source>
        <translation>%1 已读取：1 个断开。</translation>
    </message>
</context>
<context>
    <name>ui::EvidenceModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Leg</source>
        <translation>侧</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>观察到的事件</translation>
    </message>
    <message>
        <source>%1
The first event of the end: it decides the verdict.</source>
        <translation>%1
这是结束的第一个事件，结论由它决定。</translation>
    </message>
    <message>
        <source>%1, in answer to the end that was passed on to it</source>
        <translation>%1，是对转发给它的结束的应答</translation>
    </message>
</context>
<context>
    <name>ui::EvidenceSheet</name>
    <message>
        <source>Read Evidence</source>
        <translation>读取记录</translation>
    </message>
    <message>
        <source>What a File Tells</source>
        <translation>文件能说明什么</translation>
    </message>
    <message>
        <source>What it proves</source>
        <translation>能证明什么</translation>
    </message>
    <message>
        <source>What it cannot tell</source>
        <translation>不能说明什么</translation>
    </message>
    <message>
        <source>To record more the next time</source>
        <translation>下次如何记录更多</translation>
    </message>
    <message>
        <source>&amp;Read It</source>
        <translation>读取(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Read Them</source>
        <translation>全部读取(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Files that are opened together are places of one system: a connection that several of them saw becomes one path, which tells where its end came from.</source>
        <translation>一起打开的文件视为同一系统的不同观察点：若多个文件都看到同一连接，就会合成一条路径，并指出结束来自何处。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File with TLS keys</source>
        <translation>TLS 密钥文件</translation>
    </message>
    <message>
        <source>an SSLKEYLOGFILE; without it wss:// stays closed</source>
        <translation>SSLKEYLOGFILE；没有它就无法解开 wss://</translation>
    </message>
    <message>
        <source>TLS &amp;keys:</source>
        <translation>TLS 密钥(&amp;K)：</translation>
    </message>
    <message>
        <source>How to read it</source>
        <translation>如何读取</translation>
    </message>
    <message>
        <source>&amp;Name of the place:</source>
        <translation>观察点名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Port that speaks WebSocket:</source>
        <translation>WebSocket 端口(&amp;P)：</translation>
    </message>
    <message>
        <source>Only needed where a capture began after the connections had opened</source>
        <translation>仅当抓包开始时连接已经建立才需要</translation>
    </message>
    <message>
        <source>&amp;Time zone of its times:</source>
        <translation>时间的时区(&amp;T)：</translation>
    </message>
    <message>
        <source>Only needed where the times in it name no zone</source>
        <translation>仅当其中的时间没有注明时区才需要</translation>
    </message>
    <message>
        <source>&amp;Go on while it grows</source>
        <translation>文件增长时继续读取(&amp;G)</translation>
    </message>
    <message>
        <source>Keep the first &amp;256 bytes of each message</source>
        <translation>保留每条消息的前 256 字节(&amp;2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, compressed by gzip</source>
        <translation>%1，gzip 压缩</translation>
    </message>
    <message>
        <source>That depends on its format.</source>
        <translation>取决于其格式。</translation>
    </message>
</context>
<context>
    <name>ui::ExportActions</name>
    <message>
        <source>The whole log</source>
        <translation>整个日志</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>S&amp;hare a Copy…</source>
        <translation>分享副本(&amp;H)…</translation>
    </message>
    <message>
        <source>No log is being written.</source>
        <translation>没有在写日志。</translation>
    </message>
    <message>
        <source>As an HTML report, CSV, JSON Lines or HAR</source>
        <translation>导出为 HTML 报告、CSV、JSON Lines 或 HAR</translation>
    </message>
    <message>
        <source>With pseudonyms; what remains is shown before it is written</source>
        <translation>用化名代替；写入之前先显示保留的内容</translation>
    </message>
    <message>
        <source>Com&amp;pare Logs…</source>
        <translation>对比日志(&amp;P)…</translation>
    </message>
    <message>
        <source>With another log, before and after a moment, or two endpoints</source>
        <translation>与另一份日志对比、对比某一时刻前后，或对比两个端点</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>HTML report</source>
        <translation>HTML 报告</translation>
    </message>
    <message>
        <source>One page for a ticket or a printer: findings with pictures, the disconnects with their evidence. It needs no network.</source>
        <translation>一个网页，可附在工单中或打印：带图的诊断发现、断开及其证据。无需网络。</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>One row per disconnect for spreadsheets, with the unit of each column in its name.</source>
        <translation>每个断开一行，供电子表格使用，列名中带有单位。</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>One object a line, as dropscope-cli report --format jsonl prints them: for scripts.</source>
        <translation>每行一个对象，与 dropscope-cli report --format jsonl 的输出相同：供脚本使用。</translation>
    </message>
    <message>
        <source>HAR 1.2</source>
        <translation>HAR 1.2</translation>
    </message>
    <message>
        <source>For browsers&apos; tools: handshakes, messages that were recorded, the end, and the evidence under _dropscope.</source>
        <translation>供浏览器工具使用：握手、已记录的消息、结束方式，证据在 _dropscope 下。</translation>
    </message>
    <message>
        <source>addresses: %1</source>
        <translation>地址：%1</translation>
    </message>
    <message>
        <source>hosts: %1</source>
        <translation>主机名：%1</translation>
    </message>
    <message>
        <source>parts of paths: %1</source>
        <translation>路径片段：%1</translation>
    </message>
    <message>
        <source>names of headers: %1</source>
        <translation>头字段名：%1</translation>
    </message>
    <message>
        <source>names of query items: %1</source>
        <translation>查询参数名：%1</translation>
    </message>
    <message>
        <source>values: %1</source>
        <translation>值：%1</translation>
    </message>
    <message>
        <source>reasons and other texts of peers: %1</source>
        <translation>对端的原因和其他文本：%1</translation>
    </message>
    <message>
        <source>payloads: %1</source>
        <translation>消息内容：%1</translation>
    </message>
    <message>
        <source>names of connections: %1</source>
        <translation>连接标识：%1</translation>
    </message>
    <message>
        <source>names of places: %1</source>
        <translation>观察点名称：%1</translation>
    </message>
    <message>
        <source>Share a Copy</source>
        <translation>分享副本</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;Pseudonyms instead of names, for the eyes of others</source>
        <translation>用化名代替真实名称，便于给他人查看(&amp;P)</translation>
    </message>
    <message>
        <source>How it begins</source>
        <translation>开头的内容</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>&amp;What:</source>
        <translation>内容(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Form:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Looking at what remains…</source>
        <translation>正在检查保留的内容…</translation>
    </message>
    <message>
        <source>Save the Export</source>
        <translation>保存导出文件</translation>
    </message>
    <message>
        <source>The log is incomplete</source>
        <translation>日志不完整</translation>
    </message>
    <message>
        <source>Nothing in it needs a pseudonym.</source>
        <translation>其中没有需要化名的内容。</translation>
    </message>
    <message>
        <source>Replaced, the same by the same: %1.</source>
        <translation>已替换，相同的内容用相同的化名：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>What remains: times, sizes, numbers, codes, causes, protocols, and words that standards and common servers use. It begins as below; read it before you give it away.</source>
        <translation>保留的内容：时间、大小、数字、关闭码、原因、协议，以及标准和常见服务器使用的词语。开头如下；交给他人之前请先阅读。</translation>
    </message>
    <message>
        <source>PostgreSQL script</source>
        <translation>PostgreSQL 脚本</translation>
    </message>
    <message>
        <source>For psql: rows for the tables of schema.sql, which comes with Dropscope. Loaded again, it adds nothing twice.</source>
        <translation>供 psql 使用：对应 Dropscope 附带的 schema.sql 中各表的数据行。重复导入不会产生重复数据。</translation>
    </message>
</context>
<context>
    <name>ui::ExportScope</name>
    <message>
        <source>The whole log</source>
        <translation>整个日志</translation>
    </message>
    <message>
        <source>What the pages show now</source>
        <translation>页面当前显示的内容</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>What the pages show now: %1</source>
        <translation>页面当前显示的内容：%1</translation>
    </message>
    <message>
        <source>The selected session: #%1</source>
        <translation>所选会话：#%1</translation>
    </message>
    <message>
        <source>The selected sessions: %1</source>
        <translation>所选会话：%1 个</translation>
    </message>
</context>
<context>
    <name>ui::FaultDialog</name>
    <message>
        <source>Break on Purpose</source>
        <translation>故障注入</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>注入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This is no fault.</source>
        <translation>这不是有效的故障。</translation>
    </message>
    <message>
        <source>The handshake of this session is over.</source>
        <translation>该会话的握手已经完成。</translation>
    </message>
    <message>
        <source>A listener has no server side.</source>
        <translation>监听器没有服务器侧。</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>after 5 s</source>
        <translation>5 秒后</translation>
    </message>
    <message>
        <source>after 10 KB</source>
        <translation>传输 10 KB 后</translation>
    </message>
    <message>
        <source>after 20 messages</source>
        <translation>20 条消息后</translation>
    </message>
    <message>
        <source>at the next message</source>
        <translation>在下一条消息时</translation>
    </message>
    <message>
        <source>SIDE:ACTION@WHEN, to be changed at will: close=4000, latency=1s±100ms, rate=5KB/s; 90s, 1MB, 3msgs.</source>
        <translation>侧:动作@时机，可随意修改，例如 close=4000、latency=1s±100ms、rate=5KB/s；90s、1MB、3msgs。</translation>
    </message>
    <message>
        <source>&amp;Side:</source>
        <translation>侧(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;What happens:</source>
        <translation>故障(&amp;W)：</translation>
    </message>
    <message>
        <source>W&amp;hen:</source>
        <translation>时机(&amp;H)：</translation>
    </message>
    <message>
        <source>As &amp;text:</source>
        <translation>文本形式(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>ui::FaultMenu</name>
    <message>
        <source>Select a live session first.</source>
        <translation>请先选择一个活动会话。</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>会话已结束。</translation>
    </message>
    <message>
        <source>Only what passes a relay or a listener can be broken.</source>
        <translation>只能对经过中继或监听器的会话注入故障。</translation>
    </message>
    <message>
        <source>The session is not open yet.</source>
        <translation>会话尚未连接。</translation>
    </message>
    <message>
        <source>&amp;Break on Purpose</source>
        <translation>故障注入(&amp;B)</translation>
    </message>
    <message>
        <source>Try how the other end copes</source>
        <translation>检验另一端如何应对</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>其他(&amp;O)…</translation>
    </message>
    <message>
        <source>Break %1 Sessions</source>
        <translation>对 %1 个会话注入故障</translation>
    </message>
    <message>
        <source>Do this to %1 sessions at once?</source>
        <translation>同时对 %1 个会话执行此操作吗？</translation>
    </message>
    <message>
        <source>Break %1</source>
        <translation>注入 %1 个</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ui::Fields</name>
    <message>
        <source>“%1” %2.</source>
        <translation>“%1”%2。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>such as %1</source>
        <translation>例如 %1</translation>
    </message>
</context>
<context>
    <name>ui::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>&amp;Save This Filter…</source>
        <translation>保存此筛选(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Remove a Saved Filter</source>
        <translation>删除已保存的筛选(&amp;R)</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>&amp;How to Write Filters…</source>
        <translation>筛选写法(&amp;H)…</translation>
    </message>
    <message>
        <source>Save Filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>Name of the filter “%1”:</source>
        <translation>筛选“%1”的名称：</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Filter: lost, 1006, an address, or fields such as class:lost idle&gt;55s</source>
        <translation>筛选：异常断开、1006、地址，或字段，如 class:lost idle&gt;55s</translation>
    </message>
    <message>
        <source>Words, and fields such as cause:tcp_reset. Ctrl+Space shows what may stand here; Esc clears the filter.</source>
        <translation>可输入词语和字段，如 cause:tcp_reset。按 Ctrl+空格显示此处可填的内容；按 Esc 清除筛选。</translation>
    </message>
    <message>
        <source>Saved filters, and those used lately</source>
        <translation>已保存和最近使用的筛选</translation>
    </message>
    <message>
        <source>&amp;Colour Rows That Fit</source>
        <translation>为匹配的行着色(&amp;C)</translation>
    </message>
    <message>
        <source>No Colour</source>
        <translation>无颜色</translation>
    </message>
</context>
<context>
    <name>ui::FilterBox</name>
    <message>
        <source>What may stand here</source>
        <translation>此处可填的内容</translation>
    </message>
    <message>
        <source>used lately</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Until then all rows are shown.</source>
        <translation>改正之前显示所有行。</translation>
    </message>
    <message>
        <source>Until then the rows are those of “%1”.</source>
        <translation>改正之前显示“%1”的结果。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>it has none</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>it has one</source>
        <translation>有值</translation>
    </message>
</context>
<context>
    <name>ui::FilterHelp</name>
    <message>
        <source>How to Write Filters</source>
        <translation>筛选写法</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>lost after more than 55 seconds of silence</source>
        <translation>静默超过 55 秒后异常断开</translation>
    </message>
    <message>
        <source>one of these codes; 1006 means: no Close frame came</source>
        <translation>其中一个关闭码；1006 表示没有收到关闭帧</translation>
    </message>
    <message>
        <source>a code of the application</source>
        <translation>应用自定义的关闭码</translation>
    </message>
    <message>
        <source>ended by the server, and not normally</source>
        <translation>由服务器结束，且不是正常结束</translation>
    </message>
    <message>
        <source>an address that begins so</source>
        <translation>以此开头的地址</translation>
    </message>
    <message>
        <source>a reason with a blank in it</source>
        <translation>含空格的原因</translation>
    </message>
    <message>
        <source>one or the other</source>
        <translation>二者之一</translation>
    </message>
    <message>
        <source>a word without a field: found in any text</source>
        <translation>不带字段的词：在所有文本中查找</translation>
    </message>
    <message>
        <source>contains, or equals</source>
        <translation>包含或等于</translation>
    </message>
    <message>
        <source>equals; does not</source>
        <translation>等于；不等于</translation>
    </message>
    <message>
        <source>for numbers, sizes, times: 55s, 64kB, 14:03</source>
        <translation>用于数字、大小、时间：55s、64kB、14:03</translation>
    </message>
    <message>
        <source>not: stands before a part</source>
        <translation>非：写在条件之前</translation>
    </message>
    <message>
        <source>either; without it all parts must fit</source>
        <translation>或；不写则所有条件都须满足</translation>
    </message>
    <message>
        <source>anything, within a text</source>
        <translation>文本中的任意内容</translation>
    </message>
    <message>
        <source>has no value; has one</source>
        <translation>没有值；有值</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>Shows what is</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Parts beside one another must all fit. While you type, Ctrl+Space shows what may stand there.</source>
        <translation>并列的条件必须全部满足。输入时按 Ctrl+空格可显示此处可填的内容。</translation>
    </message>
    <message>
        <source>Put into the Filter</source>
        <translation>填入筛选框</translation>
    </message>
</context>
<context>
    <name>ui::FindingCard</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>建议措施</translation>
    </message>
    <message>
        <source>What would settle it</source>
        <translation>如何确认</translation>
    </message>
    <message>
        <source>Its sessions (%1)</source>
        <translation>相关会话（%1）</translation>
    </message>
    <message>
        <source>Select these sessions and show only them</source>
        <translation>选中这些会话并只显示它们</translation>
    </message>
    <message>
        <source>Ends that do not fit (%1)</source>
        <translation>不符合的结束（%1）</translation>
    </message>
    <message>
        <source>On the timeline</source>
        <translation>在时间线上显示</translation>
    </message>
    <message>
        <source>Show when it happened</source>
        <translation>显示它发生的时间</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy everything here, with the sessions, for a ticket</source>
        <translation>复制此处的全部内容及相关会话，用于工单</translation>
    </message>
    <message>
        <source>Endpoint: %1</source>
        <translation>端点：%1</translation>
    </message>
    <message>
        <source>Seen: %1 of %2, from %3 to %4</source>
        <translation>观察到：%2 中的 %1，从 %3 到 %4</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Ends that do not fit</source>
        <translation>不符合的结束</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Its sessions (the latest %1 of %2)</source>
        <translation>相关会话（%2 个中最近的 %1 个）</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>The same for an issue or a chat</source>
        <translation>同样的内容，适合粘贴到工单或聊天中</translation>
    </message>
    <message>
        <source>Its cause</source>
        <translation>其原因</translation>
    </message>
    <message>
        <source>Show the finding that it follows from</source>
        <translation>查看引起它的诊断发现</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Tell nothing more of it; it stays in the list, below the others</source>
        <translation>不再提示它；它仍留在列表中，排在其他项之后</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Its sessions as an HTML report, CSV, JSON Lines or HAR</source>
        <translation>将其会话导出为 HTML 报告、CSV、JSON Lines 或 HAR</translation>
    </message>
    <message>
        <source>Stop the Test</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>Close its sessions and forget what they showed so far</source>
        <translation>关闭测试会话，并丢弃目前的结果</translation>
    </message>
    <message>
        <source>Test It…</source>
        <translation>测试…</translation>
    </message>
    <message>
        <source>Try out what would settle it; you see first what will be done</source>
        <translation>实际试验以确认它；开始前会先说明将要做什么</translation>
    </message>
    <message>
        <source>Being tested</source>
        <translation>正在测试</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>测试结果</translation>
    </message>
    <message>
        <source>The sessions of this test are in the log, with a note: whoever opens it reads this result, too.</source>
        <translation>本次测试的会话连同备注已写入日志：打开该日志的人也能看到此结果。</translation>
    </message>
</context>
<context>
    <name>ui::FindingList</name>
    <message>
        <source>muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>active</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>ui::FindingNotice</name>
    <message>
        <source>Solved, as it seems</source>
        <translation>看来已解决</translation>
    </message>
    <message>
        <source>New finding</source>
        <translation>新的诊断发现</translation>
    </message>
    <message>
        <source>Solved, as it seems: %1 at %2. A session outlived it; a change of yours works, or it never was one limit.</source>
        <translation>看来已解决：%2 的“%1”。有会话活过了这一界限；可能是您的改动生效了，也可能它本来就不是固定的界限。</translation>
    </message>
    <message>
        <source>New finding: %1 at %2, %3 of %4 ends.</source>
        <translation>新的诊断发现：%2 出现“%1”，涉及 %3/%4 次结束。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>ui::FindingsPage</name>
    <message>
        <source>Findings</source>
        <translation>诊断发现</translation>
    </message>
    <message>
        <source>No pattern yet</source>
        <translation>尚未发现规律</translation>
    </message>
    <message>
        <source>From the third loss on, Dropscope looks for what losses have in common: an idle timer, a maximum lifetime, a size limit, a server that restarts, pongs that slow down before the end. What it finds appears here, with the proof, the setting to change, and the sessions behind it.</source>
        <translation>从第三次异常断开开始，Dropscope 会寻找各次异常断开的共同点：空闲定时器、最长寿命、大小上限、重启的服务器、结束前变慢的 pong。找到的规律连同证据、要修改的设置和相关会话显示在这里。</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有匹配的内容</translation>
    </message>
    <message>
        <source>Findings hidden because none of their sessions fits: %1</source>
        <translation>因没有相关会话匹配而隐藏的诊断发现：%1</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Details of the finding</source>
        <translation>诊断发现的详情</translation>
    </message>
    <message>
        <source>At most %1 more, or until all its sessions have ended.</source>
        <translation>最多还需 %1，或等到全部测试会话结束。</translation>
    </message>
    <message>
        <source>Another test is running.</source>
        <translation>另一项测试正在进行。</translation>
    </message>
</context>
<context>
    <name>ui::FramesModel</name>
    <message>
        <source>%1, more follows</source>
        <translation>%1，未完</translation>
    </message>
    <message>
        <source>Before the end</source>
        <translation>距结束</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Leg</source>
        <translation>侧</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
</context>
<context>
    <name>ui::Inspector</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, “%2”</source>
        <translation>%1，“%2”</translation>
    </message>
    <message>
        <source>Code from the client</source>
        <translation>客户端发来的关闭码</translation>
    </message>
    <message>
        <source>Code from the server</source>
        <translation>服务器发来的关闭码</translation>
    </message>
    <message>
        <source>Code to the client</source>
        <translation>发往客户端的关闭码</translation>
    </message>
    <message>
        <source>Code to the server</source>
        <translation>发往服务器的关闭码</translation>
    </message>
    <message>
        <source>Code received</source>
        <translation>收到的关闭码</translation>
    </message>
    <message>
        <source>Code sent</source>
        <translation>发出的关闭码</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>结束方</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Closing handshake</source>
        <translation>关闭握手</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Ended while</source>
        <translation>结束时的阶段</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Idle before the end</source>
        <translation>结束前空闲</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源（Origin）</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>用户代理</translation>
    </message>
    <message>
        <source>Subprotocol</source>
        <translation>子协议</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>The connection is ending; the verdict comes when its last leg is closed.</source>
        <translation>连接正在结束；两侧都关闭后给出结论。</translation>
    </message>
    <message>
        <source>The connection is being opened.</source>
        <translation>连接正在建立。</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>关闭中</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Opened at</source>
        <translation>连接时间</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>End of TCP</source>
        <translation>TCP 结束方式</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Pings unanswered</source>
        <translation>未应答的 ping</translation>
    </message>
    <message>
        <source>Retransmits</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>已知事实</translation>
    </message>
    <message>
        <source>The connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>建议措施</translation>
    </message>
    <message>
        <source>Evidence, in order of time</source>
        <translation>证据（按时间顺序）</translation>
    </message>
    <message>
        <source>Last frames</source>
        <translation>最后的帧</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Select a session or a disconnect to see what happened, who did it, and how sure that is.</source>
        <translation>选择一个会话或断开记录，查看发生了什么、由谁造成，以及把握有多大。</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>会话链</translation>
    </message>
    <message>
        <source>Parts of the inspector</source>
        <translation>详情的各部分</translation>
    </message>
    <message>
        <source>This session continues no other, and none is known to continue it.</source>
        <translation>此会话不接续其他会话，也没有已知的会话接续它。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>时序图</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 帧</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>The log ends while the connection was being opened.</source>
        <translation>日志结束时，连接正在建立。</translation>
    </message>
    <message>
        <source>The log ends while it was open, for %1 then: %2 received, %3 sent.</source>
        <translation>日志结束时它仍连接，当时已连接 %1：收到 %2，发出 %3 条。</translation>
    </message>
    <message>
        <source>Open for %1: %2 received, %3 sent.</source>
        <translation>已连接 %1：收到 %2，发出 %3 条。</translation>
    </message>
    <message>
        <source>open when the log ended</source>
        <translation>日志结束时仍连接</translation>
    </message>
    <message>
        <source>Part of: %1, %2 of %3</source>
        <translation>属于：%1，%2/%3</translation>
    </message>
    <message>
        <source>Show the finding</source>
        <translation>查看这一诊断发现</translation>
    </message>
    <message>
        <source>reset by Dropscope (RST)</source>
        <translation>由 Dropscope 重置（RST）</translation>
    </message>
    <message>
        <source>never connected</source>
        <translation>从未连接</translation>
    </message>
    <message>
        <source>none seen</source>
        <translation>未见结束</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 selected: %2. Shown is #%3.</source>
        <translation>已选择 %1 个：%2。显示的是 #%3。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>What the application said</source>
        <translation>应用说了什么</translation>
    </message>
    <message>
        <source>Its recording ends while the connection was being opened.</source>
        <translation>记录结束时，连接正在建立。</translation>
    </message>
    <message>
        <source>Its recording ends while it was open, for %1 then: %2 received, %3 sent.</source>
        <translation>记录结束时仍连接，已持续 %1：收到 %2，发送 %3。</translation>
    </message>
    <message>
        <source>open when its recording ended</source>
        <translation>记录结束时仍连接</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>no code from the wire</source>
        <translation>线路上没有关闭码</translation>
    </message>
    <message>
        <source>wasClean: true</source>
        <translation>wasClean: true</translation>
    </message>
    <message>
        <source>wasClean: false</source>
        <translation>wasClean: false</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>创建者</translation>
    </message>
    <message>
        <source>close() called by</source>
        <translation>close() 的调用者</translation>
    </message>
    <message>
        <source>CloseEvent</source>
        <translation>CloseEvent</translation>
    </message>
    <message>
        <source>Hidden since</source>
        <translation>进入后台时间</translation>
    </message>
    <message>
        <source>Frozen since</source>
        <translation>冻结时间</translation>
    </message>
    <message>
        <source>In the back/forward cache since</source>
        <translation>进入往返缓存时间</translation>
    </message>
    <message>
        <source>Offline since</source>
        <translation>离线时间</translation>
    </message>
    <message>
        <source>Longest task</source>
        <translation>最长任务</translation>
    </message>
    <message>
        <source>Timers late by up to</source>
        <translation>定时器最多延迟</translation>
    </message>
    <message>
        <source>Waiting to be sent, at most</source>
        <translation>待发送数据最多</translation>
    </message>
    <message>
        <source>In the page</source>
        <translation>页面中</translation>
    </message>
</context>
<context>
    <name>ui::Legend</name>
    <message>
        <source>open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>In the page:</source>
        <translation>页面状态：</translation>
    </message>
</context>
<context>
    <name>ui::ListenSide</name>
    <message>
        <source>&amp;Secure (wss://)</source>
        <translation>加密（wss://）(&amp;S)</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>Choose a Certificate</source>
        <translation>选择证书</translation>
    </message>
    <message>
        <source>Choose a Private Key</source>
        <translation>选择私钥</translation>
    </message>
    <message>
        <source>made for this run if left empty</source>
        <translation>留空则为本次运行生成</translation>
    </message>
    <message>
        <source>A certificate and its private key belong together.</source>
        <translation>证书和私钥必须成对提供。</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>地址(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>端口(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Certificate:</source>
        <translation>证书(&amp;C)：</translation>
    </message>
    <message>
        <source>Private &amp;key:</source>
        <translation>私钥(&amp;K)：</translation>
    </message>
    <message>
        <source>Other computers can connect to this address.</source>
        <translation>其他计算机可以连接到此地址。</translation>
    </message>
    <message>
        <source>“%1” is no IP address.</source>
        <translation>“%1”不是 IP 地址。</translation>
    </message>
</context>
<context>
    <name>ui::LogActions</name>
    <message>
        <source>New &amp;Window with a New Log</source>
        <translation>新窗口和新日志(&amp;W)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Save a &amp;Copy of the Log…</source>
        <translation>保存日志副本(&amp;C)…</translation>
    </message>
    <message>
        <source>Recording goes on</source>
        <translation>记录会继续</translation>
    </message>
    <message>
        <source>No log is being written.</source>
        <translation>当前没有写入日志。</translation>
    </message>
    <message>
        <source>Dropscope logs (*.dropscope)</source>
        <translation>Dropscope 日志 (*.dropscope)</translation>
    </message>
    <message>
        <source>No log was opened yet</source>
        <translation>还没有打开过日志</translation>
    </message>
    <message>
        <source>Save a Copy of the Log</source>
        <translation>保存日志副本</translation>
    </message>
    <message>
        <source>The log could not be saved</source>
        <translation>无法保存日志</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>A log of Dropscope, or what others recorded: captures, logs of browsers and proxies</source>
        <translation>Dropscope 的日志，或其他程序记录的内容：抓包文件、浏览器和代理的日志</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>All files, told by their content (*)</source>
        <translation>所有文件，按内容识别 (*)</translation>
    </message>
    <message>
        <source>Packet captures (*.pcap *.pcapng *.cap *.gz)</source>
        <translation>抓包文件 (*.pcap *.pcapng *.cap *.gz)</translation>
    </message>
    <message>
        <source>Logs and HAR files (*.log *.json *.har *.jsonl *.txt *.gz)</source>
        <translation>日志和 HAR 文件 (*.log *.json *.har *.jsonl *.txt *.gz)</translation>
    </message>
    <message>
        <source>This is no file</source>
        <translation>这不是文件</translation>
    </message>
    <message>
        <source>“%1” cannot be opened here. Files of this computer can.</source>
        <translation>“%1”无法在此打开。只能打开本机的文件。</translation>
    </message>
</context>
<context>
    <name>ui::LogComparisonDialog</name>
    <message>
        <source>Gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新出现</translation>
    </message>
    <message>
        <source>with &amp;another log:</source>
        <translation>与另一份日志(&amp;A)：</translation>
    </message>
    <message>
        <source>before and &amp;since:</source>
        <translation>此时刻之前与之后(&amp;S)：</translation>
    </message>
    <message>
        <source>two of its &amp;endpoints:</source>
        <translation>其中的两个端点(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>Compare Logs</source>
        <translation>对比日志</translation>
    </message>
    <message>
        <source>The other log</source>
        <translation>另一份日志</translation>
    </message>
    <message>
        <source>The moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>The first endpoint</source>
        <translation>第一个端点</translation>
    </message>
    <message>
        <source>The second endpoint</source>
        <translation>第二个端点</translation>
    </message>
    <message>
        <source>Com&amp;pare</source>
        <translation>对比(&amp;P)</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <translation>对比 %1</translation>
    </message>
    <message>
        <source>The Other Log</source>
        <translation>另一份日志</translation>
    </message>
    <message>
        <source>Logs (*.dropscope)</source>
        <translation>日志 (*.dropscope)</translation>
    </message>
    <message>
        <source>The logs are being read.</source>
        <translation>正在读取日志。</translation>
    </message>
    <message>
        <source>What the logs have lost</source>
        <translation>日志中缺失的内容</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Dropscope</source>
        <translation>Dropscope</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>日志：%1</translation>
    </message>
    <message>
        <source>Quit Dropscope</source>
        <translation>退出 Dropscope</translation>
    </message>
    <message>
        <source>Close and Quit</source>
        <translation>关闭并退出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>An opened log is read-only.</source>
        <translation>打开的日志是只读的。</translation>
    </message>
    <message>
        <source>%1 (read-only) – Dropscope</source>
        <translation>%1（只读）– Dropscope</translation>
    </message>
    <message>
        <source>You are reading the log %1. Nothing is observed here, and nothing can be changed.</source>
        <translation>您正在阅读日志 %1。这里不进行观察，也不能做任何更改。</translation>
    </message>
    <message>
        <source>Demo – Dropscope</source>
        <translation>演示 – Dropscope</translation>
    </message>
    <message>
        <source>The demo has run its time. What it left can still be looked at; nothing here is your own traffic.</source>
        <translation>演示已到时限。留下的内容仍可查看；这里没有您自己的流量。</translation>
    </message>
    <message>
        <source>This is the demo: a lab on this computer makes these connections and breaks them. Nothing here is your own traffic.</source>
        <translation>这是演示：本机上的一个实验室建立这些连接并将其中断。这里没有您自己的流量。</translation>
    </message>
    <message>
        <source>End and Remove the Demo</source>
        <translation>结束并移除演示</translation>
    </message>
    <message>
        <source>The log was saved to %1.</source>
        <translation>日志已保存到 %1。</translation>
    </message>
    <message>
        <source>One session is still open and will be closed.</source>
        <translation>还有一个会话处于连接状态，它将被关闭。</translation>
    </message>
    <message>
        <source>%1 sessions are still open and will be closed.</source>
        <translation>还有 %1 个会话处于连接状态，它们将被关闭。</translation>
    </message>
    <message>
        <source>It is still being read: more rows come, and the findings last.</source>
        <translation>日志仍在读取：还会出现更多行，最后才有诊断发现。</translation>
    </message>
    <message>
        <source>The export was written to %1.</source>
        <translation>导出文件已写入 %1。</translation>
    </message>
    <message>
        <source>Something is wrong with the session log</source>
        <translation>会话日志出了问题</translation>
    </message>
    <message>
        <source>It holds more sessions than are listed here, which begin behind number %1.</source>
        <translation>其中的会话多于此处列出的：此处从编号 %1 之后开始。</translation>
    </message>
    <message>
        <source>Show Earlier Ones</source>
        <translation>显示更早的会话</translation>
    </message>
</context>
<context>
    <name>ui::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Endpoint</source>
        <translation>端点(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Sessions</source>
        <translation>会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Disconnects</source>
        <translation>断开(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>筛选(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;About Dropscope</source>
        <translation>关于 Dropscope(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘(&amp;K)</translation>
    </message>
    <message>
        <source>Live &amp;Demo</source>
        <translation>实时演示(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>时间线(&amp;T)</translation>
    </message>
    <message>
        <source>F&amp;indings</source>
        <translation>诊断发现(&amp;I)</translation>
    </message>
    <message>
        <source>C&amp;lose Window</source>
        <translation>关闭窗口(&amp;L)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>Ed&amp;it</source>
        <translation>编辑(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;lear Filter</source>
        <translation>清除筛选(&amp;L)</translation>
    </message>
    <message>
        <source>Co&amp;mmands…</source>
        <translation>命令(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Reference…</source>
        <translation>参考手册(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>消息(&amp;M)</translation>
    </message>
</context>
<context>
    <name>ui::MessagesModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>to the server</source>
        <translation>发往服务器</translation>
    </message>
    <message>
        <source>to the client</source>
        <translation>发往客户端</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>ui::MessagesPage</name>
    <message>
        <source>Session %1, messages: %2. The first bytes of each are kept.</source>
        <translation>会话 %1，消息：%2 条。每条保留开头的字节。</translation>
    </message>
    <message>
        <source>%1 Earlier ones that are no longer held here: %2.</source>
        <translation>%1 更早的 %2 条已不在此处保留。</translation>
    </message>
    <message>
        <source>No session is selected</source>
        <translation>未选择会话</translation>
    </message>
    <message>
        <source>Select a session on one of the other pages to see what was said in it.</source>
        <translation>在其他页面选择一个会话，即可查看其中的消息。</translation>
    </message>
    <message>
        <source>No message in session %1</source>
        <translation>会话 %1 中没有消息</translation>
    </message>
    <message>
        <source>The endpoint keeps the first bytes of each message, and none has passed.</source>
        <translation>该端点会保留每条消息开头的字节，但还没有消息经过。</translation>
    </message>
    <message>
        <source>The messages of session %1 were not kept</source>
        <translation>会话 %1 的消息没有保留</translation>
    </message>
    <message>
        <source>They are counted, but their content is written only where the endpoint is set to keep the first bytes of messages. That takes effect when it starts again.</source>
        <translation>消息会计数，但只有将端点设置为保留消息开头的字节时才会记录内容。该设置在端点重新启动后生效。</translation>
    </message>
    <message>
        <source>They were counted only: the endpoint was not set to keep the first bytes of messages.</source>
        <translation>只计了数：该端点没有设置为保留消息开头的字节。</translation>
    </message>
    <message>
        <source>&amp;Keep Them From Now On…</source>
        <translation>从现在起保留(&amp;K)…</translation>
    </message>
    <message>
        <source>… %1 of %2 bytes are kept.</source>
        <translation>… 共 %2 字节，保留了 %1 字节。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Content of the message</source>
        <translation>消息内容</translation>
    </message>
    <message>
        <source>Search in messages</source>
        <translation>在消息中搜索</translation>
    </message>
    <message>
        <source>How the content is shown</source>
        <translation>内容的显示方式</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Hexadecimal</source>
        <translation>十六进制</translation>
    </message>
</context>
<context>
    <name>ui::NoteActions</name>
    <message>
        <source>Book&amp;mark</source>
        <translation>书签(&amp;M)</translation>
    </message>
    <message>
        <source>No&amp;te…</source>
        <translation>备注(&amp;T)…</translation>
    </message>
    <message>
        <source>Select a session or a disconnect first.</source>
        <translation>请先选择一个会话或断开。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Mark it, to find it again with bookmarked:yes</source>
        <translation>加上书签，之后可用 bookmarked:yes 找到它</translation>
    </message>
    <message>
        <source>Write something down about it; it is kept in the log</source>
        <translation>为它写下备注，保存在日志中</translation>
    </message>
    <message>
        <source>This cannot be noted</source>
        <translation>无法添加备注</translation>
    </message>
    <message>
        <source>Not all could be marked</source>
        <translation>未能全部加上书签</translation>
    </message>
</context>
<context>
    <name>ui::NoteDialog</name>
    <message>
        <source>&amp;Bookmarked</source>
        <translation>加书签(&amp;B)</translation>
    </message>
    <message>
        <source>Note on Session %1</source>
        <translation>会话 %1 的备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What you found out, whom you asked, the number of the ticket…</source>
        <translation>您发现了什么、问过谁、工单编号……</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+回车</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It stands in the log, in the clear, and in every copy of the log. Exports do not contain it.</source>
        <translation>备注以明文保存在日志及其所有副本中；导出内容不包含备注。</translation>
    </message>
    <message>
        <source>Characters left: %1</source>
        <translation>还可输入 %1 个字符</translation>
    </message>
    <message>
        <source>Too long by %1 characters.</source>
        <translation>超出 %1 个字符。</translation>
    </message>
</context>
<context>
    <name>ui::NoteStrip</name>
    <message>
        <source>Bookmarked</source>
        <translation>已加书签</translation>
    </message>
    <message>
        <source>Bookmarked. %1</source>
        <translation>已加书签。%1</translation>
    </message>
</context>
<context>
    <name>ui::Notifier</name>
    <message>
        <source>Dropscope</source>
        <translation>Dropscope</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 异常断开</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>%1 normal</source>
        <translation>%1 正常</translation>
    </message>
    <message>
        <source>%1 connections ended</source>
        <translation>%1 个连接已结束</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>历时 %1</translation>
    </message>
    <message>
        <source>It is back.</source>
        <translation>已恢复。</translation>
    </message>
    <message>
        <source>It is back, %1.</source>
        <translation>已恢复，%1。</translation>
    </message>
</context>
<context>
    <name>ui::Overview</name>
    <message>
        <source>Overview of all endings</source>
        <translation>全部结束的概览</translation>
    </message>
    <message>
        <source>How many sessions ended when, and how. Click or drag to move the part that is shown.</source>
        <translation>各时间有多少会话以何种方式结束。点击或拖动可移动所显示的部分。</translation>
    </message>
</context>
<context>
    <name>ui::OwnCodes</name>
    <message>
        <source>“%1” is no close code: write a number from %2 to %3 and a name.</source>
        <translation>“%1”不是关闭码：请写一个 %2 到 %3 之间的数字，再写名称。</translation>
    </message>
</context>
<context>
    <name>ui::Pages</name>
    <message>
        <source>Sessions (%1)</source>
        <translation>会话（%1）</translation>
    </message>
    <message>
        <source>Disconnects (%1)</source>
        <translation>断开（%1）</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>诊断发现（%1）</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>ui::PathModel</name>
    <message>
        <source>%1, within %2</source>
        <translation>%1，误差 %2以内</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>观察点</translation>
    </message>
    <message>
        <source>How it ended there</source>
        <translation>在此处如何结束</translation>
    </message>
    <message>
        <source>It came from</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>When, by its clock</source>
        <translation>时间（按其时钟）</translation>
    </message>
    <message>
        <source>Clock against the first</source>
        <translation>与首个时钟之差</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>the same clock</source>
        <translation>同一时钟</translation>
    </message>
    <message>
        <source>%1%2 ± %3</source>
        <translation>%1%2 ± %3</translation>
    </message>
</context>
<context>
    <name>ui::PathPicture</name>
    <message>
        <source>Close %1</source>
        <translation>Close %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>ui::PathView</name>
    <message>
        <source>%1 · one connection at %2 places, known %3</source>
        <translation>%1 · 同一连接见于 %2 处，%3</translation>
    </message>
    <message>
        <source>Places of the path</source>
        <translation>路径上的观察点</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Seen at one place only</source>
        <translation>只在一处看到</translation>
    </message>
    <message>
        <source>Where an end came from shows when several places saw the connection. Add what another place on its way recorded, such as a capture, a proxy&apos;s log or a browser&apos;s NetLog: what belongs to this connection is found by itself.</source>
        <translation>当多个观察点都看到同一连接时，才能看出结束来自何处。请添加途中另一处的记录，例如抓包文件、代理日志或浏览器的 NetLog：属于此连接的内容会自动找出。</translation>
    </message>
    <message>
        <source>Open Files…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>%1 (the end began here)</source>
        <translation>%1（结束从这里开始）</translation>
    </message>
    <message>
        <source>%1 towards the client</source>
        <translation>%1 发往客户端</translation>
    </message>
    <message>
        <source>%1 towards the server</source>
        <translation>%1 发往服务器</translation>
    </message>
    <message>
        <source>the end began between them</source>
        <translation>结束从两者之间开始</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>ui::PictureView</name>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>this finding</source>
        <translation>本诊断发现</translation>
    </message>
    <message>
        <source>other ends</source>
        <translation>其他结束</translation>
    </message>
    <message>
        <source>Open sessions around the drop</source>
        <translation>断开前后已连接的会话数</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Attempts to connect</source>
        <translation>连接尝试</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Round trips of pings before the end</source>
        <translation>结束前 ping 的往返时间</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Messages of each session, by time of its end</source>
        <translation>各会话的消息数（按结束时间）</translation>
    </message>
    <message>
        <source>Largest message of each session, by time of its end</source>
        <translation>各会话的最大消息（按结束时间）</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>异常断开</translation>
    </message>
    <message>
        <source>got through</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Share of connections lost</source>
        <translation>连接异常断开的比例</translation>
    </message>
    <message>
        <source>How many of how many</source>
        <translation>数量与总数</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>所有其他</translation>
    </message>
    <message>
        <source>Silence before the end</source>
        <translation>结束前的静默时间</translation>
    </message>
    <message>
        <source>Age at the end</source>
        <translation>结束时的存在时间</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>ui::PreferencesDialog</name>
    <message>
        <source>No preference matches.</source>
        <translation>没有匹配的首选项。</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Search preferences</source>
        <translation>搜索首选项</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>New endpoints</source>
        <translation>新建端点</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>P&amp;ing every:</source>
        <translation>ping 间隔(&amp;I)：</translation>
    </message>
    <message>
        <source>The heartbeat. It finds connections that are dead though nothing said so, and keeps idle timers from cutting.</source>
        <translation>心跳：能发现没有任何提示就已失效的连接，并避免空闲定时器将其切断。</translation>
    </message>
    <message>
        <source>&amp;Give up after unanswered pings:</source>
        <translation>多少个 ping 无应答后放弃(&amp;G)：</translation>
    </message>
    <message>
        <source>Clients connect again a&amp;fter a loss</source>
        <translation>客户端在异常断开后重新连接(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keep the first 256 bytes of each message</source>
        <translation>保留每条消息的前 256 字节(&amp;K)</translation>
    </message>
    <message>
        <source>Keep t&amp;okens and cookies readable in logs</source>
        <translation>在日志中保留可读的令牌和 Cookie(&amp;O)</translation>
    </message>
    <message>
        <source>Otherwise they are replaced by a hash before anything is written: equal ones stay equal, and nobody can read them.</source>
        <translation>否则在写入之前会替换为哈希值：相同的仍然相同，但无人能读出原文。</translation>
    </message>
    <message>
        <source>&amp;Start the endpoints again that ran when Dropscope was closed</source>
        <translation>启动时重新运行上次关闭时正在运行的端点(&amp;S)</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>&amp;Notify me when a connection ends</source>
        <translation>连接结束时通知我(&amp;N)</translation>
    </message>
    <message>
        <source>When more than 3 end within 10 s, one notification stands for all of them.</source>
        <translation>10 秒内结束超过 3 个时，合并为一条通知。</translation>
    </message>
    <message>
        <source>Also of n&amp;ormal ends, quietly</source>
        <translation>正常结束也通知，但不打扰(&amp;O)</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>without bound</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Close codes</source>
        <translation>关闭码</translation>
    </message>
    <message>
        <source>4003 Room closed: the host left
4100-4199 Logged out (normal)</source>
        <translation>4003 房间已关闭: 房主离开
4100-4199 已注销 (normal)</translation>
    </message>
    <message>
        <source>&amp;Your own, one a line:</source>
        <translation>自定义含义，每行一个(&amp;Y)：</translation>
    </message>
    <message>
        <source>What your application means by its codes. “(normal)” makes it a normal end. It counts for what ends from now on and for logs that you open.</source>
        <translation>您的应用所用关闭码的含义。写上“(normal)”就算正常结束。对此后结束的会话和新打开的日志生效。</translation>
    </message>
    <message>
        <source>Clients &amp;wait between attempts, at most:</source>
        <translation>客户端两次尝试之间最多等待(&amp;W)：</translation>
    </message>
    <message>
        <source>Attempts come at random within a time that doubles up to this one, so that many clients do not come back at once.</source>
        <translation>每次尝试在一段时间内随机进行，这段时间逐次加倍，直到此上限；这样众多客户端不会同时回来。</translation>
    </message>
    <message>
        <source>Clients stop after failures that retrying cannot &amp;fix, in a row:</source>
        <translation>连续几次不可恢复的失败后客户端停止(&amp;F)：</translation>
    </message>
    <message>
        <source>These are a wrong password (401, 403), a certificate that is not trusted, an invalid handshake.</source>
        <translation>不可恢复的失败是指：凭据错误（401、403）、证书不受信任、握手无效。</translation>
    </message>
    <message>
        <source>Keep what ended &amp;for:</source>
        <translation>已结束的会话保留(&amp;F)：</translation>
    </message>
    <message>
        <source>At &amp;most, all logs together:</source>
        <translation>全部日志最多占用(&amp;M)：</translation>
    </message>
    <message>
        <source>The oldest logs go first; in the log that is being written, what ended first. Sessions that are open or have a bookmark or a note stay, and copies that you saved elsewhere are never touched.</source>
        <translation>最旧的日志先移除；在正在写入的日志中，最早结束的会话先移除。仍打开的会话以及带有书签或备注的会话会保留；您另存到别处的副本不受影响。</translation>
    </message>
</context>
<context>
    <name>ui::Probe</name>
    <message>
        <source>The server could not be tried: %1</source>
        <translation>无法测试该服务器：%1</translation>
    </message>
    <message>
        <source>TLS holds: %1, %2.</source>
        <translation>TLS 正常：%1，%2。</translation>
    </message>
    <message>
        <source>The server answers and opens a WebSocket at %1.</source>
        <translation>服务器有应答，并在 %1 建立了 WebSocket。</translation>
    </message>
    <message>
        <source>The server is there but opens no WebSocket at %1. If your page uses another path, paste the address of its WebSocket; if it needs a log-in, go on: the relay passes your browser&apos;s cookies.</source>
        <translation>服务器可以访问，但没有在 %1 建立 WebSocket。如果网页使用其他路径，请粘贴其 WebSocket 的地址；如果需要登录，请继续：中继会传递浏览器的 Cookie。</translation>
    </message>
    <message>
        <source>The server checks the Origin. The relay sends %1, as the server expects.</source>
        <translation>服务器会检查 Origin。中继会按服务器的期望发送 %1。</translation>
    </message>
    <message>
        <source>The server accepts any Origin.</source>
        <translation>服务器接受任意 Origin。</translation>
    </message>
    <message>
        <source>The server is there and answers for the page (HTTP %1).</source>
        <translation>服务器可以访问，并正常返回网页（HTTP %1）。</translation>
    </message>
    <message>
        <source>Go on: the address of its WebSocket shows when the page runs through the relay.</source>
        <translation>请继续：网页经由中继运行时，就能看到其 WebSocket 的地址。</translation>
    </message>
    <message>
        <source>If it is the certificate that you expect, accept it for this relay: “Look at Its Certificate”. Else have the server send its whole chain.</source>
        <translation>如果这就是您预期的证书，可以为此中继接受它：“查看其证书”。否则请让服务器发送完整的证书链。</translation>
    </message>
</context>
<context>
    <name>ui::ProfileActions</name>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 个</translation>
    </message>
    <message>
        <source>Start &amp;All</source>
        <translation>全部启动(&amp;A)</translation>
    </message>
    <message>
        <source>Sto&amp;p All</source>
        <translation>全部停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Open Profile…</source>
        <translation>打开端点配置(&amp;O)…</translation>
    </message>
    <message>
        <source>Save Pro&amp;file…</source>
        <translation>保存端点配置(&amp;F)…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>There is no endpoint yet.</source>
        <translation>还没有端点。</translation>
    </message>
    <message>
        <source>All of them run.</source>
        <translation>所有端点都在运行。</translation>
    </message>
    <message>
        <source>Start every endpoint that does not run</source>
        <translation>启动所有未运行的端点</translation>
    </message>
    <message>
        <source>None of them runs.</source>
        <translation>没有端点在运行。</translation>
    </message>
    <message>
        <source>Stop every endpoint and end its sessions</source>
        <translation>停止所有端点并结束其会话</translation>
    </message>
    <message>
        <source>Add the endpoints of a file: a saved profile, or one of dropscope-cli watch --config</source>
        <translation>从文件添加端点：已保存的端点配置，或 dropscope-cli watch --config 的配置文件</translation>
    </message>
    <message>
        <source>Write all endpoints into a file, for another day, another computer or the command line</source>
        <translation>把所有端点写入文件，供日后、其他电脑或命令行使用</translation>
    </message>
    <message>
        <source>Stop All Endpoints</source>
        <translation>停止所有端点</translation>
    </message>
    <message>
        <source>Live sessions that end then: %1.</source>
        <translation>将随之结束的活动会话：%1 个。</translation>
    </message>
    <message>
        <source>Stop All</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save Profile</source>
        <translation>保存端点配置</translation>
    </message>
    <message>
        <source>Open Profile</source>
        <translation>打开端点配置</translation>
    </message>
    <message>
        <source>Profiles of endpoints (*.conf *.ini)</source>
        <translation>端点配置 (*.conf *.ini)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The profile cannot be opened</source>
        <translation>无法打开端点配置</translation>
    </message>
    <message>
        <source>%1 has no endpoint that could be added.</source>
        <translation>%1 中没有可以添加的端点。</translation>
    </message>
    <message>
        <source>Endpoints in %1: %2. They are added and not started.</source>
        <translation>%1 中的端点：%2 个。它们会被添加，但不会启动。</translation>
    </message>
    <message>
        <source>Once started, they run these programs on this computer:</source>
        <translation>启动之后，它们会在本机运行以下程序：</translation>
    </message>
    <message>
        <source>Add Endpoints</source>
        <translation>添加端点</translation>
    </message>
    <message>
        <source>Endpoints added: %1. Endpoint &gt; Start All starts them.</source>
        <translation>已添加 %1 个端点。用“端点 &gt; 全部启动”启动它们。</translation>
    </message>
    <message>
        <source>The profile could not be saved</source>
        <translation>无法保存端点配置</translation>
    </message>
    <message>
        <source>The endpoints were saved in %1.</source>
        <translation>端点已保存到 %1。</translation>
    </message>
    <message>
        <source>Not all of it fits into a profile</source>
        <translation>部分内容无法写入端点配置</translation>
    </message>
    <message>
        <source>The endpoints were saved, but for what only this window remembers:</source>
        <translation>端点已保存，但以下内容只有本窗口会记住：</translation>
    </message>
</context>
<context>
    <name>ui::ReadingStrip</name>
    <message>
        <source>Reading %1: %2 %</source>
        <translation>正在读取 %1：%2 %</translation>
    </message>
    <message>
        <source>Reading %1 files: %2 %</source>
        <translation>正在读取 %1 个文件：%2 %</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>读取进度</translation>
    </message>
    <message>
        <source>Stop Reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>What was read so far stays</source>
        <translation>已读取的内容会保留</translation>
    </message>
</context>
<context>
    <name>ui::RecoveryActions</name>
    <message>
        <source>The session has not ended.</source>
        <translation>会话尚未结束。</translation>
    </message>
    <message>
        <source>Its client dialled, not Dropscope. Its return is watched for and linked here.</source>
        <translation>发起连接的是它的客户端，而不是 Dropscope。这里会留意它的返回并与之关联。</translation>
    </message>
    <message>
        <source>Its endpoint was stopped or removed. Start it first.</source>
        <translation>它的端点已停止或已移除。请先启动该端点。</translation>
    </message>
    <message>
        <source>Another session continues it already.</source>
        <translation>已有另一个会话接续它。</translation>
    </message>
    <message>
        <source>An opened log is read-only.</source>
        <translation>打开的日志是只读的。</translation>
    </message>
    <message>
        <source>Stop Reco&amp;nnecting</source>
        <translation>停止重连(&amp;N)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Reconnect No&amp;w</source>
        <translation>立即重连(&amp;W)</translation>
    </message>
    <message>
        <source>Select a disconnect first.</source>
        <translation>请先选择一条断开记录。</translation>
    </message>
    <message>
        <source>Dial again for %1 sessions</source>
        <translation>为 %1 个会话重新连接</translation>
    </message>
    <message>
        <source>Dial again at once</source>
        <translation>马上重新连接</translation>
    </message>
    <message>
        <source>No retry waits.</source>
        <translation>没有等待中的重试。</translation>
    </message>
    <message>
        <source>Give up the retry that waits</source>
        <translation>放弃等待中的重试</translation>
    </message>
</context>
<context>
    <name>ui::RecoveryStrip</name>
    <message>
        <source>Attempt %1 in %2 s.</source>
        <translation>第 %1 次尝试将在 %2 秒后进行。</translation>
    </message>
    <message>
        <source>Attempt %1 is under way.</source>
        <translation>正在进行第 %1 次尝试。</translation>
    </message>
    <message>
        <source>Messages that wait with it: %1.</source>
        <translation>随之等待的消息：%1 条。</translation>
    </message>
</context>
<context>
    <name>ui::ReferenceDialog</name>
    <message>
        <source>Reference</source>
        <translation>参考手册</translation>
    </message>
    <message>
        <source>Search the reference</source>
        <translation>搜索参考手册</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>诊断发现</translation>
    </message>
    <message>
        <source>Close Codes</source>
        <translation>关闭码</translation>
    </message>
    <message>
        <source>Protocols</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Nothing here speaks of “%1”.</source>
        <translation>这里没有提到“%1”。</translation>
    </message>
    <message>
        <source>Search: 1006, reset, ping, SignalR…, or paste an error text</source>
        <translation>搜索：1006、重置、ping、SignalR……，或粘贴一条错误信息</translation>
    </message>
    <message>
        <source>Error Texts</source>
        <translation>错误信息</translation>
    </message>
</context>
<context>
    <name>ui::Refusal</name>
    <message>
        <source>“%1” refused a request for the host %2, which is not one of its names.</source>
        <translation>“%1”拒绝了一个发往主机 %2 的请求，它不是该端点的名称。</translation>
    </message>
    <message>
        <source>“%1” refused a page of %2: only its own pages and those of this computer are let in.</source>
        <translation>“%1”拒绝了来自 %2 的网页：只放行它自己的网页和本机的网页。</translation>
    </message>
</context>
<context>
    <name>ui::RefusalNotice</name>
    <message>
        <source>More that wait for your decision: %1.</source>
        <translation>另有 %1 项等待您决定。</translation>
    </message>
    <message>
        <source>&amp;Let In</source>
        <translation>放行(&amp;L)</translation>
    </message>
</context>
<context>
    <name>ui::RelayGuide</name>
    <message>
        <source>&amp;Check the Server</source>
        <translation>检查服务器(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Start the Relay</source>
        <translation>启动中继(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;how It</source>
        <translation>查看(&amp;H)</translation>
    </message>
    <message>
        <source>Set Up a Relay</source>
        <translation>设置中继</translation>
    </message>
    <message>
        <source>No session yet. If the page works all the same, it goes around the relay: see below.</source>
        <translation>还没有会话。如果网页仍能正常工作，说明它绕过了中继：请看下面的说明。</translation>
    </message>
    <message>
        <source>&amp;Port of the relay:</source>
        <translation>中继端口(&amp;P)：</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dropscope will stand between the page and its server, see both sides, and change nothing of the conversation.</source>
        <translation>Dropscope 将位于网页和服务器之间，能看到两侧，而不改动任何通信内容。</translation>
    </message>
    <message>
        <source>The relay will listen at %1 and pass everything on to %2. The page itself loads through it, too.</source>
        <translation>中继将在 %1 监听，并把一切转发到 %2。网页本身也会经由它加载。</translation>
    </message>
    <message>
        <source>Trying %1 …</source>
        <translation>正在测试 %1 …</translation>
    </message>
    <message>
        <source>The relay runs. Waiting for the first session …</source>
        <translation>中继正在运行，等待第一个会话…</translation>
    </message>
    <message>
        <source>Open the page through the relay, in the browser:</source>
        <translation>在浏览器中经由中继打开网页：</translation>
    </message>
    <message>
        <source>A page whose script has an absolute wss:// address goes around the relay, even when the page itself came through it. You notice it so: the page works, and nothing appears here. In the browser&apos;s developer tools, under Network, WS, the address of the connection must begin with %1. If it does not, change it in the page.</source>
        <translation>如果网页脚本中写的是绝对的 wss:// 地址，即使网页本身经由中继加载，连接也会绕过中继。识别方法：网页工作正常，这里却什么都没有出现。在浏览器开发者工具的“网络 &gt; WS”中，连接地址必须以 %1 开头；如果不是，请在网页中修改。</translation>
    </message>
    <message>
        <source>The first session is here: %1, from %2.</source>
        <translation>第一个会话已到达：%1，来自 %2。</translation>
    </message>
    <message>
        <source>&amp;Address of the page or of its WebSocket:</source>
        <translation>网页或其 WebSocket 的地址(&amp;A)：</translation>
    </message>
    <message>
        <source>The relay listens at %1 and passes everything on to %2.</source>
        <translation>中继正在 %1 监听，并把一切转发到 %2。</translation>
    </message>
    <message>
        <source>It has ended, %1: %2</source>
        <translation>会话已结束，%1：%2</translation>
    </message>
    <message>
        <source>Or change the address in the page or program: %1 becomes</source>
        <translation>或者修改网页或程序中的地址：%1 改为</translation>
    </message>
    <message>
        <source>&amp;Let In</source>
        <translation>放行(&amp;L)</translation>
    </message>
    <message>
        <source>Open in &amp;Browser</source>
        <translation>在浏览器中打开(&amp;B)</translation>
    </message>
    <message>
        <source>Look at Its Certi&amp;ficate…</source>
        <translation>查看其证书(&amp;F)…</translation>
    </message>
    <message>
        <source>If it is yours, let it in and load it again.</source>
        <translation>如果这是您的网页，请放行并重新加载它。</translation>
    </message>
    <message>
        <source>The server showed no certificate.</source>
        <translation>服务器没有出示证书。</translation>
    </message>
    <message>
        <source>Another authority has signed it. Give that authority&apos;s certificate as trusted: Endpoint &gt; Edit &gt; Certificates.
%1</source>
        <translation>它由另一个机构签发。请把该机构的证书设为受信任：端点 &gt; 编辑 &gt; 证书。
%1</translation>
    </message>
    <message>
        <source>Accept This Certificate?</source>
        <translation>接受此证书吗？</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one of your server. If it is the same, the relay trusts this certificate for this server, and no other.

%1</source>
        <translation>请与您服务器证书的指纹核对。如果一致，中继将只对该服务器信任这一份证书。

%1</translation>
    </message>
    <message>
        <source>Accept This Certificate</source>
        <translation>接受此证书</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 is let in now. Load the page again.</source>
        <translation>现已放行 %1。请重新加载网页。</translation>
    </message>
    <message>
        <source>&amp;Watch It in a Browser Instead…</source>
        <translation>改为在浏览器中观察(&amp;W)…</translation>
    </message>
    <message>
        <source>If it is a page of yours, a browser that Dropscope opens sees more, with nothing to set up: the line of script that closed it, and whether the page was hidden.</source>
        <translation>如果是您自己的网页，由 Dropscope 打开的浏览器能看到更多，且无需设置：关闭连接的那一行脚本，以及页面是否在后台。</translation>
    </message>
</context>
<context>
    <name>ui::ScopeBar</name>
    <message>
        <source>Only %1 (%2)</source>
        <translation>仅显示 %1（%2）</translation>
    </message>
    <message>
        <source>Only the sessions of “%1” (%2)</source>
        <translation>仅显示“%1”的会话（%2）</translation>
    </message>
    <message>
        <source>Show all times</source>
        <translation>显示全部时间</translation>
    </message>
    <message>
        <source>Show all sessions</source>
        <translation>显示全部会话</translation>
    </message>
</context>
<context>
    <name>ui::SendDialog</name>
    <message>
        <source>&amp;Text</source>
        <translation>文本(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Binary, in hexadecimal</source>
        <translation>二进制（十六进制）(&amp;B)</translation>
    </message>
    <message>
        <source>Send Message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+回车</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Write whole bytes as pairs of hexadecimal digits, such as 48 65 6c 6c 6f.</source>
        <translation>请以成对的十六进制数字书写完整字节，例如 48 65 6c 6c 6f。</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>Send Message to %1 Sessions</source>
        <translation>向 %1 个会话发送消息</translation>
    </message>
    <message>
        <source>Send to %1</source>
        <translation>发送给 %1 个</translation>
    </message>
</context>
<context>
    <name>ui::SequenceView</name>
    <message>
        <source>dial %1:%2</source>
        <translation>发起连接 %1:%2</translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation>TCP 连接</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>ping</translation>
    </message>
    <message>
        <source>pong</source>
        <translation>pong</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Close %1</translation>
    </message>
    <message>
        <source>%1, “%2”</source>
        <translation>%1，“%2”</translation>
    </message>
    <message>
        <source>closed by Dropscope</source>
        <translation>由 Dropscope 关闭</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <translation>%1 × %2，%3</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>not shown: %1</source>
        <translation>未显示：%1</translation>
    </message>
    <message>
        <source>earlier frames: %1</source>
        <translation>更早的帧：%1</translation>
    </message>
    <message>
        <source>%1 without an event</source>
        <translation>%1 无事件</translation>
    </message>
    <message>
        <source>   &lt;= the first event of the end</source>
        <translation>   &lt;= 结束的第一个事件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Sequence of a WebSocket session</source>
        <translation>WebSocket 会话的时序图</translation>
    </message>
    <message>
        <source>Save the Sequence</source>
        <translation>保存时序图</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG 图片 (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>The picture could not be saved</source>
        <translation>图片无法保存</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy the sequence as text, for a ticket</source>
        <translation>将时序图复制为文本，用于工单</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save the sequence as an SVG or PNG picture</source>
        <translation>将时序图保存为 SVG 或 PNG 图片</translation>
    </message>
    <message>
        <source>Sequence: %1</source>
        <translation>时序图：%1</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>时序图</translation>
    </message>
    <message>
        <source>FIN, in answer</source>
        <translation>FIN（应答）</translation>
    </message>
    <message>
        <source>RST by Dropscope</source>
        <translation>Dropscope 发出 RST</translation>
    </message>
    <message>
        <source>%1, answered after %2</source>
        <translation>%1，%2后得到回应</translation>
    </message>
    <message>
        <source>%1, not answered</source>
        <translation>%1，没有回应</translation>
    </message>
</context>
<context>
    <name>ui::SessionActions</name>
    <message>
        <source>&amp;Send Message…</source>
        <translation>发送消息(&amp;S)…</translation>
    </message>
    <message>
        <source>Send a text or binary message</source>
        <translation>发送文本或二进制消息</translation>
    </message>
    <message>
        <source>&amp;Ping</source>
        <translation>&amp;Ping</translation>
    </message>
    <message>
        <source>Send a ping; the pong shows the round trip</source>
        <translation>发送 ping；pong 会显示往返时间</translation>
    </message>
    <message>
        <source>&amp;Close…</source>
        <translation>关闭(&amp;C)…</translation>
    </message>
    <message>
        <source>Close properly, with a code and a reason</source>
        <translation>用关闭码和原因正常关闭</translation>
    </message>
    <message>
        <source>&amp;Abort</source>
        <translation>中止(&amp;A)</translation>
    </message>
    <message>
        <source>End TCP at once, without a Close frame (FIN)</source>
        <translation>立即结束 TCP，不发送关闭帧（FIN）</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Reset TCP at once (RST): the peer sees an error</source>
        <translation>立即重置 TCP（RST）：对端会看到错误</translation>
    </message>
    <message>
        <source>Select a live session first.</source>
        <translation>请先选择一个活动会话。</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>会话已结束。</translation>
    </message>
    <message>
        <source>A relay adds nothing to the conversation that passes through it.</source>
        <translation>中继不会向经过它的对话添加任何内容。</translation>
    </message>
    <message>
        <source>The session is not open yet.</source>
        <translation>会话尚未连接。</translation>
    </message>
    <message>
        <source>The session is closing already.</source>
        <translation>会话已在关闭中。</translation>
    </message>
    <message>
        <source>Cop&amp;y Verdict</source>
        <translation>复制结论(&amp;Y)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Copy the verdict as text</source>
        <translation>以文本形式复制结论</translation>
    </message>
    <message>
        <source>Select a disconnect first.</source>
        <translation>请先选择一条断开记录。</translation>
    </message>
    <message>
        <source>C&amp;onsole…</source>
        <translation>控制台(&amp;O)…</translation>
    </message>
    <message>
        <source>Talk to the peer: send, and see what comes back</source>
        <translation>与对端对话：发送消息并查看回应</translation>
    </message>
    <message>
        <source>A relay sends no Close frame of its own. Abort or reset the session, or break it on purpose.</source>
        <translation>中继自身不发送关闭帧。请中止或重置会话，或者注入故障。</translation>
    </message>
    <message>
        <source>ended by: %1</source>
        <translation>结束方：%1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>历时 %1</translation>
    </message>
    <message>
        <source>&amp;Let In</source>
        <translation>放行(&amp;L)</translation>
    </message>
    <message>
        <source>%1: %2 sessions</source>
        <translation>%1：%2 个会话</translation>
    </message>
    <message>
        <source>The endpoint is gone.</source>
        <translation>该端点已不存在。</translation>
    </message>
    <message>
        <source>%1 is let in by now.</source>
        <translation>%1 已被放行。</translation>
    </message>
    <message>
        <source>No setting can let this in.</source>
        <translation>没有任何设置可以放行它。</translation>
    </message>
    <message>
        <source>From now on, let in %1 at this endpoint, and nothing else. What is open stays open.</source>
        <translation>从现在起，在该端点放行 %1，仅此一项。已有连接不受影响。</translation>
    </message>
    <message>
        <source>Reset %1 Sessions</source>
        <translation>重置 %1 个会话</translation>
    </message>
    <message>
        <source>Abort %1 Sessions</source>
        <translation>中止 %1 个会话</translation>
    </message>
    <message>
        <source>Reset the TCP connections of %1 sessions at once? Their peers see an error.</source>
        <translation>同时重置 %1 个会话的 TCP 连接吗？对端会看到错误。</translation>
    </message>
    <message>
        <source>End the TCP connections of %1 sessions at once, without a Close frame?</source>
        <translation>同时结束 %1 个会话的 TCP 连接，不发送关闭帧吗？</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置 %1 个</translation>
    </message>
    <message>
        <source>Abort %1</source>
        <translation>中止 %1 个</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy as Mark&amp;down</source>
        <translation>复制为 Markdown(&amp;D)</translation>
    </message>
    <message>
        <source>Copy the verdict with its evidence for an issue or a chat</source>
        <translation>连同证据复制结论，用于工单或聊天</translation>
    </message>
    <message>
        <source>Select a session that has ended first.</source>
        <translation>请先选择一个已结束的会话。</translation>
    </message>
    <message>
        <source>Ended by %1, %2; %3.</source>
        <translation>结束方：%1，%2；%3。</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>建议措施</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Compar&amp;e Two…</source>
        <translation>对比两个会话(&amp;E)…</translation>
    </message>
    <message>
        <source>S&amp;ummary of Many…</source>
        <translation>多个会话汇总(&amp;U)…</translation>
    </message>
    <message>
        <source>Both side by side, with what differs marked (%1)</source>
        <translation>并排显示两个会话，并标出差异（%1）</translation>
    </message>
    <message>
        <source>Select exactly two sessions first.</source>
        <translation>请先恰好选择两个会话。</translation>
    </message>
    <message>
        <source>How many are of which class, cause and code, and how long they lived (%1)</source>
        <translation>按类别、原因、关闭码统计数量，以及存活时长（%1）</translation>
    </message>
    <message>
        <source>Select several sessions first.</source>
        <translation>请先选择多个会话。</translation>
    </message>
</context>
<context>
    <name>ui::SessionsModel</name>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>关闭中</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Messages in</source>
        <translation>收到消息</translation>
    </message>
    <message>
        <source>Messages out</source>
        <translation>发出消息</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>收到字节</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>发出字节</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Subprotocol</source>
        <translation>子协议</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>用户代理</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>会话链</translation>
    </message>
    <message>
        <source>open when the log ended</source>
        <translation>日志结束时仍连接</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>open when its recording ended</source>
        <translation>记录结束时仍连接</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ui::SessionsPage</name>
    <message>
        <source>Live sessions</source>
        <translation>活动会话</translation>
    </message>
</context>
<context>
    <name>ui::SheetDialog</name>
    <message>
        <source>&amp;Only what differs</source>
        <translation>只看差异(&amp;O)</translation>
    </message>
    <message>
        <source>One thing differs.</source>
        <translation>有 1 处差异。</translation>
    </message>
    <message>
        <source>Things that differ: %1</source>
        <translation>有 %1 处差异</translation>
    </message>
    <message>
        <source>&amp;Copy as Markdown</source>
        <translation>复制为 Markdown(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>有差异</translation>
    </message>
    <message>
        <source>A double click, or Return, shows only the sessions of a row.</source>
        <translation>双击某一行或按回车，只显示该行的会话。</translation>
    </message>
</context>
<context>
    <name>ui::Spells</name>
    <message>
        <source>Page hidden for %1, from %2</source>
        <translation>页面隐藏 %1，自 %2 起</translation>
    </message>
    <message>
        <source>Page frozen for %1, from %2</source>
        <translation>页面冻结 %1，自 %2 起</translation>
    </message>
    <message>
        <source>Page in the back/forward cache for %1, from %2</source>
        <translation>页面在往返缓存中 %1，自 %2 起</translation>
    </message>
    <message>
        <source>Browser offline for %1, from %2</source>
        <translation>浏览器离线 %1，自 %2 起</translation>
    </message>
    <message>
        <source>Script held up for %1, from %2</source>
        <translation>脚本被占用 %1，自 %2 起</translation>
    </message>
    <message>
        <source>page hidden</source>
        <translation>页面隐藏</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>in the back/forward cache</source>
        <translation>在往返缓存中</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>long task</source>
        <translation>长任务</translation>
    </message>
</context>
<context>
    <name>ui::TablePane</name>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有匹配的行</translation>
    </message>
    <message>
        <source>Rows hidden by “%1”: %2</source>
        <translation>“%1”隐藏了 %2 行</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Rows hidden by the filter, the range or the finding chosen: %1</source>
        <translation>被筛选、时间范围或所选诊断发现隐藏的行：%1</translation>
    </message>
</context>
<context>
    <name>ui::TableTools</name>
    <message>
        <source>%1 sessions selected</source>
        <translation>已选择 %1 个会话</translation>
    </message>
    <message>
        <source>Show Only %1</source>
        <translation>只显示 %1</translation>
    </message>
    <message>
        <source>Hide: %1</source>
        <translation>隐藏：%1</translation>
    </message>
    <message>
        <source>Show From Here: %1</source>
        <translation>从此处起：%1</translation>
    </message>
    <message>
        <source>Show Up to Here: %1</source>
        <translation>到此处为止：%1</translation>
    </message>
    <message>
        <source>Clear Filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Copy &amp;Rows</source>
        <translation>复制行(&amp;R)</translation>
    </message>
    <message>
        <source>As &amp;Text</source>
        <translation>文本(&amp;T)</translation>
    </message>
    <message>
        <source>As &amp;CSV</source>
        <translation>CSV(&amp;C)</translation>
    </message>
    <message>
        <source>As &amp;JSON</source>
        <translation>JSON(&amp;J)</translation>
    </message>
    <message>
        <source>Select A&amp;ll</source>
        <translation>全选(&amp;L)</translation>
    </message>
    <message>
        <source>Keep the newest row in view until you scroll away (%1)</source>
        <translation>让最新的行保持可见，直到您滚动离开（%1）</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>跟随最新</translation>
    </message>
    <message>
        <source>&amp;Time of Day</source>
        <translation>时刻(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Date and Time</source>
        <translation>日期和时间(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;How Long Ago</source>
        <translation>多久以前(&amp;H)</translation>
    </message>
    <message>
        <source>Follow &amp;Newest</source>
        <translation>跟随最新(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Pause Lists</source>
        <translation>暂停列表(&amp;P)</translation>
    </message>
    <message>
        <source>No row comes or moves until this is released (%1)</source>
        <translation>松开之前，不会出现新行，行也不会移动 (%1)</translation>
    </message>
    <message>
        <source>Pause lists</source>
        <translation>暂停列表</translation>
    </message>
    <message>
        <source>Ti&amp;mes</source>
        <translation>时间(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
</context>
<context>
    <name>ui::TableView</name>
    <message>
        <source>&amp;Reset Columns</source>
        <translation>恢复默认列(&amp;R)</translation>
    </message>
    <message>
        <source>↑ %1 new</source>
        <translation>↑ %1 条新记录</translation>
    </message>
    <message>
        <source>Show what has come since</source>
        <translation>显示此后出现的内容</translation>
    </message>
</context>
<context>
    <name>ui::TcpCharts</name>
    <message>
        <source>Round trips of pings</source>
        <translation>ping 的往返时间</translation>
    </message>
    <message>
        <source>TCP&apos;s round trips</source>
        <translation>TCP 的往返时间</translation>
    </message>
    <message>
        <source>Retransmitted segments, in total</source>
        <translation>重传的报文段（累计）</translation>
    </message>
    <message>
        <source>Bytes that wait to be sent</source>
        <translation>等待发送的字节</translation>
    </message>
    <message>
        <source>The session said goodbye: how TCP fared then explains nothing and is not kept.</source>
        <translation>会话已正常关闭：此时 TCP 的情况不能说明任何问题，因此不保留。</translation>
    </message>
    <message>
        <source>Nothing was measured: the session was too short, or the system does not tell.</source>
        <translation>没有测量数据：会话太短，或系统不提供。</translation>
    </message>
</context>
<context>
    <name>ui::TimelinePage</name>
    <message>
        <source>by endpoint</source>
        <translation>按端点</translation>
    </message>
    <message>
        <source>by chain</source>
        <translation>按会话链</translation>
    </message>
    <message>
        <source>Lanes:</source>
        <translation>泳道：</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>By endpoint: as few lanes as need be. By chain: one lane for each client that came back after a loss.</source>
        <translation>按端点：泳道尽可能少。按会话链：每个异常断开后又回来的客户端一条泳道。</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>缩小 (−)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all (0)</source>
        <translation>显示全部 (0)</translation>
    </message>
    <message>
        <source>Follow what is new</source>
        <translation>跟随最新</translation>
    </message>
    <message>
        <source>Keep the newest moment in view (F)</source>
        <translation>始终显示最新时刻 (F)</translation>
    </message>
    <message>
        <source>Zoom to the range</source>
        <translation>缩放到所选范围</translation>
    </message>
    <message>
        <source>Clear the range</source>
        <translation>清除范围</translation>
    </message>
    <message>
        <source>Clear the range (Esc)</source>
        <translation>清除范围 (Esc)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Wheel: zoom around the pointer. Shift and wheel: up and down. Drag: move. Drag on the ruler or with Shift: choose a range. Arrow keys: go from session to session. N and Shift+N: next and previous loss. + and −: zoom. 0: show all. R: the part in view becomes the range. Home and End: oldest and newest.</source>
        <translation>滚轮：以指针为中心缩放。Shift 加滚轮：上下滚动。拖动：移动。在标尺上拖动或按住 Shift 拖动：选择范围。方向键：在会话间移动。N 和 Shift+N：下一个和上一个异常断开。+ 和 −：缩放。0：显示全部。R：把当前可见部分设为范围。Home 和 End：最早和最新。</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>还没有发生任何事</translation>
    </message>
    <message>
        <source>Every connection appears here as a bar from its first to its last moment, with the way it ended. Start an endpoint and connect to it.</source>
        <translation>每个连接在此显示为一根条，从最初时刻到最后时刻，并标明结束方式。请启动一个端点并连接到它。</translation>
    </message>
    <message>
        <source>Range: %1 from %2</source>
        <translation>范围：从 %2 起 %1</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有匹配的内容</translation>
    </message>
    <message>
        <source>Sessions hidden by the filter or the finding chosen: %1</source>
        <translation>被筛选或所选诊断发现隐藏的会话：%1</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>ui::TimelineView</name>
    <message>
        <source>Session #%1 is no longer held in memory.</source>
        <translation>会话 #%1 已不在内存中。</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1，持续 %2</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Continues session #%1.</source>
        <translation>接续会话 #%1。</translation>
    </message>
    <message>
        <source>Chains: %1</source>
        <translation>会话链：%1</translation>
    </message>
    <message>
        <source>Lanes: %1</source>
        <translation>泳道：%1</translation>
    </message>
    <message>
        <source>open when the log ended</source>
        <translation>日志结束时仍连接</translation>
    </message>
    <message>
        <source>open when its recording ended</source>
        <translation>记录结束时仍连接</translation>
    </message>
</context>
<context>
    <name>ui::Trial</name>
    <message>
        <source>Test: silent</source>
        <translation>测试：静默</translation>
    </message>
    <message>
        <source>Test: pings</source>
        <translation>测试：发送 ping</translation>
    </message>
    <message>
        <source>Test: past the proxy</source>
        <translation>测试：绕过代理</translation>
    </message>
    <message>
        <source>A finding of this kind cannot be tried out by itself.</source>
        <translation>这类诊断发现无法自动测试。</translation>
    </message>
    <message>
        <source>An opened log is read-only: nothing is connected from here.</source>
        <translation>打开的日志是只读的：不会从这里发起连接。</translation>
    </message>
    <message>
        <source>It would take longer than %1.</source>
        <translation>测试需要超过 %1。</translation>
    </message>
    <message>
        <source>The endpoint is gone.</source>
        <translation>该端点已不存在。</translation>
    </message>
    <message>
        <source>Here Dropscope is the server: only its clients could try that out.</source>
        <translation>这里 Dropscope 是服务器，只有它的客户端才能做这项测试。</translation>
    </message>
    <message>
        <source>Nobody knows from here how to connect to that server. A client or a relay to it does.</source>
        <translation>从这里无法得知如何连接该服务器；需要一个连接它的客户端或中继。</translation>
    </message>
    <message>
        <source>Dropscope connects to %1 as a client and says nothing.</source>
        <translation>Dropscope 作为客户端连接 %1，保持静默。</translation>
    </message>
    <message>
        <source>A second client does the same and pings every %1.</source>
        <translation>第二个客户端同样连接，并每 %1发送一次 ping。</translation>
    </message>
    <message>
        <source>Dropscope connects to %1 as a client and pings every %2.</source>
        <translation>Dropscope 作为客户端连接 %1，并每 %2发送一次 ping。</translation>
    </message>
    <message>
        <source>One more goes to %1, past the proxy, and does what dies on the way through it.</source>
        <translation>另一个客户端绕过代理直接连接 %1，行为与经过代理时断开的那个相同。</translation>
    </message>
    <message>
        <source>Each sends the messages that this endpoint sends when a session opens: %1.</source>
        <translation>每个客户端都会发送该端点在会话建立时发送的消息：%1 条。</translation>
    </message>
    <message>
        <source>It takes %1 at most. Then all of them are closed, and what they showed is told here. Nothing else is sent to anybody.</source>
        <translation>最多需要 %1。之后全部关闭，并在此说明结果。除此之外不会向任何人发送任何内容。</translation>
    </message>
    <message>
        <source>%1 could not connect: %2</source>
        <translation>%1未能连接：%2</translation>
    </message>
    <message>
        <source>%1 ended after %2: %3</source>
        <translation>%1在 %2后结束：%3</translation>
    </message>
    <message>
        <source>%1 was alive after %2.</source>
        <translation>%1在 %2后仍存活。</translation>
    </message>
    <message>
        <source>It is a maximum lifetime: pings did not keep the session alive beyond %1.</source>
        <translation>这是最长寿命：发送 ping 也没能让会话存活超过 %1。</translation>
    </message>
    <message>
        <source>It is no maximum lifetime: a session that pings outlived %1. Look for an idle timer.</source>
        <translation>这不是最长寿命：发送 ping 的会话存活超过了 %1。请查找空闲定时器。</translation>
    </message>
    <message>
        <source>The session ended at another time than the finding says.</source>
        <translation>会话结束的时刻与诊断发现所说的不符。</translation>
    </message>
    <message>
        <source>It is an idle timer, and pings hold it off: the silent session ended, the one that pings every %1 lives. Ping at least that often.</source>
        <translation>这是空闲定时器，ping 可以避免它到期：静默的会话已结束，每 %1发送一次 ping 的会话仍存活。请至少以这个频率发送 ping。</translation>
    </message>
    <message>
        <source>Pings do not help: both sessions ended at the same age. Either it is a maximum lifetime, or the timer counts messages only. Send messages of the application.</source>
        <translation>ping 没有作用：两个会话在同样的时长后结束。要么这是最长寿命，要么定时器只计算消息。请发送应用消息。</translation>
    </message>
    <message>
        <source>It did not show: a silence of %1 survived. The timer was changed, or it is not on this way.</source>
        <translation>没有重现：静默 %1后仍存活。定时器已被修改，或不在这条路径上。</translation>
    </message>
    <message>
        <source>The silent session lives, and the one that pings ended: silence is not what ends sessions here.</source>
        <translation>静默的会话仍存活，而发送 ping 的会话已结束：这里结束会话的不是静默。</translation>
    </message>
    <message>
        <source>Sessions ended at another time than the finding says.</source>
        <translation>会话结束的时刻与诊断发现所说的不符。</translation>
    </message>
    <message>
        <source>The proxy does it, or what stands beside it: past it, the session lives.</source>
        <translation>是代理（或与它并列的设备）造成的：绕过它，会话仍存活。</translation>
    </message>
    <message>
        <source>The proxy is not needed for it: past it, the session ended at the same age.</source>
        <translation>与代理无关：绕过它，会话也在同样的时长后结束。</translation>
    </message>
    <message>
        <source>Nothing is settled: not every client of the test could connect.</source>
        <translation>未能确认：并非所有测试客户端都连接成功。</translation>
    </message>
    <message>
        <source>The silent session</source>
        <translation>静默的会话</translation>
    </message>
    <message>
        <source>The session that pings</source>
        <translation>发送 ping 的会话</translation>
    </message>
    <message>
        <source>The session past the proxy</source>
        <translation>绕过代理的会话</translation>
    </message>
</context>
<context>
    <name>ui::TrialDialog</name>
    <message>
        <source>Test It: %1</source>
        <translation>测试：%1</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Address past the proxy</source>
        <translation>绕过代理的地址</translation>
    </message>
    <message>
        <source>Where the server itself listens, if something stands in front of it: that tells which of both ends the sessions. Leave it empty if you do not know.</source>
        <translation>如果服务器前面有代理等设备，填写服务器自身的监听地址，以判断是哪一方结束了会话。不清楚时请留空。</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>服务器(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Past the proxy (optional):</source>
        <translation>绕过代理（可选）(&amp;P)：</translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation>将要做什么</translation>
    </message>
    <message>
        <source>Start the Test</source>
        <translation>开始测试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The address holds the hash of a secret (~ and ten digits). If the server looks at it, put the secret in its place.</source>
        <translation>地址中含有机密值的哈希（~ 加十位数字）。如果服务器会检查它，请换成真实的值。</translation>
    </message>
</context>
<context>
    <name>ui::VariablesDialog</name>
    <message>
        <source>&amp;Set</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Values for {name} in the address, the headers and the messages sent on opening. Capture rules fill them from what the server says; a value changed here is used by the next connection.</source>
        <translation>地址、请求头和连接后发送的消息中 {名称} 的值。捕获规则会根据服务器发来的内容填入；在这里改动的值由下一个连接使用。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A name has letters, digits and _ only.</source>
        <translation>名称只能包含字母、数字和 _。</translation>
    </message>
</context>
<context>
    <name>ui::WatchPage</name>
    <message>
        <source>“%1” is no address of DevTools, such as http://127.0.0.1:9222.</source>
        <translation>“%1”不是 DevTools 地址，正确的例子：http://127.0.0.1:9222。</translation>
    </message>
    <message>
        <source>The address of a page is missing.</source>
        <translation>缺少网页地址。</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Watch a Page</source>
        <translation>观察网页</translation>
    </message>
    <message>
        <source>Open it in a &amp;browser of its own, with a profile that goes when it ends</source>
        <translation>在专用的浏览器中打开，结束后配置文件随之删除(&amp;B)</translation>
    </message>
    <message>
        <source>Watch all pages of a browser that &amp;runs with --remote-debugging-port=9222</source>
        <translation>观察以 --remote-debugging-port=9222 运行的浏览器的所有页面(&amp;R)</translation>
    </message>
    <message>
        <source>Chromium, Chrome, Edge or Brave, whichever is installed</source>
        <translation>Chromium、Chrome、Edge 或 Brave，使用已安装的一个</translation>
    </message>
    <message>
        <source>Accept &amp;certificates that nobody vouches for</source>
        <translation>接受没有机构担保的证书(&amp;C)</translation>
    </message>
    <message>
        <source>Keep the first &amp;256 bytes of each message</source>
        <translation>保留每条消息的前 256 字节(&amp;2)</translation>
    </message>
    <message>
        <source>&amp;Address of the page:</source>
        <translation>网页地址(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Program:</source>
        <translation>程序(&amp;P)：</translation>
    </message>
    <message>
        <source>Its &amp;DevTools:</source>
        <translation>其 DevTools(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open and Watch</source>
        <translation>打开并观察(&amp;O)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Dropscope sees each WebSocket of the page from the inside: its close code, the line of script that closed it, and whether the page was hidden, left or asleep. Nothing has to be set up, and the page does not notice.</source>
        <translation>Dropscope 从页面内部观察每个 WebSocket：关闭码、哪一行脚本关闭了它，以及页面是否在后台、已离开或休眠。无需任何设置，页面也不会察觉。</translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation>观察(&amp;W)</translation>
    </message>
</context>
<context>
    <name>ui::WelcomePage</name>
    <message>
        <source>&amp;Relay between a page and its server</source>
        <translation>在网页和服务器之间设置中继(&amp;R)</translation>
    </message>
    <message>
        <source>See both sides of a real connection, and which of them ends it. Guided, step by step.</source>
        <translation>看清真实连接的两侧，以及由哪一侧结束。逐步引导。</translation>
    </message>
    <message>
        <source>&amp;Listen for connections</source>
        <translation>监听连接(&amp;L)</translation>
    </message>
    <message>
        <source>Be the server: point a page, a program or a device at this computer.</source>
        <translation>充当服务器：让网页、程序或设备连接到本机。</translation>
    </message>
    <message>
        <source>&amp;Connect to a server</source>
        <translation>连接到服务器(&amp;C)</translation>
    </message>
    <message>
        <source>Be the client: send messages, and come back after a loss.</source>
        <translation>充当客户端：发送消息，并在异常断开后恢复连接。</translation>
    </message>
    <message>
        <source>Watch the live &amp;demo</source>
        <translation>观看实时演示(&amp;D)</translation>
    </message>
    <message>
        <source>A small lab on this computer loses connections in every way there is.</source>
        <translation>本机上的一个小型实验室会让连接以各种方式异常断开。</translation>
    </message>
    <message>
        <source>Why did this connection end?</source>
        <translation>这个连接为什么断开？</translation>
    </message>
    <message>
        <source>Dropscope watches WebSocket connections and tells why each one ended, who ended it, and how to get it back. How would you like to begin?</source>
        <translation>Dropscope 观察 WebSocket 连接，告诉您每个连接为什么结束、由谁结束、怎样恢复。您想从哪里开始？</translation>
    </message>
    <message>
        <source>&amp;Open what was recorded</source>
        <translation>打开已有的记录(&amp;O)</translation>
    </message>
    <message>
        <source>Logs of Dropscope, packet captures, logs of browsers and proxies. Or drop them here.</source>
        <translation>Dropscope 的日志、抓包文件、浏览器和代理的日志。也可以拖到这里。</translation>
    </message>
    <message>
        <source>&amp;Watch a page in a browser</source>
        <translation>在浏览器中观察网页(&amp;W)</translation>
    </message>
    <message>
        <source>Paste its address: down to the line of script that closed it. Nothing to set up.</source>
        <translation>粘贴网页地址即可，能精确到关闭连接的那一行脚本。无需任何设置。</translation>
    </message>
</context>
<context>
    <name>ui::Windows</name>
    <message>
        <source>No new log can be written</source>
        <translation>无法写入新日志</translation>
    </message>
    <message>
        <source>The log cannot be opened</source>
        <translation>无法打开日志</translation>
    </message>
    <message>
        <source>The demo cannot start</source>
        <translation>无法启动演示</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written: %2.</source>
        <translation>无法写入文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>No log can be written</source>
        <translation>无法写入日志</translation>
    </message>
    <message>
        <source>Dropscope can go on without a log. What it sees is then gone when its window closes.</source>
        <translation>Dropscope 可以不写日志而继续运行；窗口关闭后，它所看到的就不再保留。</translation>
    </message>
    <message>
        <source>Go On Without a Log</source>
        <translation>不写日志，继续</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>No log is written in this window: what it sees is gone when it closes.</source>
        <translation>此窗口不写日志：关闭后，它所看到的就不再保留。</translation>
    </message>
    <message>
        <source>Not everything could be opened</source>
        <translation>有些文件无法打开</translation>
    </message>
</context>
<context>
    <name>ui::about</name>
    <message>
        <source>Qt %1 · %2 · %3</source>
        <translation>Qt %1 · %2 · %3</translation>
    </message>
    <message>
        <source>no TLS library</source>
        <translation>没有 TLS 库</translation>
    </message>
    <message>
        <source>About Dropscope</source>
        <translation>关于 Dropscope</translation>
    </message>
    <message>
        <source>Dropscope %1</source>
        <translation>Dropscope %1</translation>
    </message>
    <message>
        <source>Dropscope: MIT licence. You may use, change and pass it on; the file LICENSE says how.

Made with:
Qt (Core, Network, WebSockets, Sql, Gui, Widgets, Svg): LGPL v3, linked dynamically, so that you can put another build of it in its place.
SQLite, through Qt: in the public domain.
OpenSSL, through Qt: Apache License 2.0.
zlib: zlib licence.
Icons: drawn for Dropscope, MIT licence.</source>
        <translation>Dropscope：MIT 许可证。您可以使用、修改和传播它；详见 LICENSE 文件。

使用了：
Qt（Core、Network、WebSockets、Sql、Gui、Widgets、Svg）：LGPL v3，动态链接，您可以换用自己构建的版本。
SQLite（经由 Qt）：公有领域。
OpenSSL（经由 Qt）：Apache License 2.0。
zlib：zlib 许可证。
图标：为 Dropscope 绘制，MIT 许可证。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Tells why a WebSocket connection ended, who ended it, and how to get it back.</source>
        <translation>告诉您 WebSocket 连接为什么结束、由谁结束、怎样恢复。</translation>
    </message>
</context>
<context>
    <name>ui::clientlink</name>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>reconnecting in %1 s</source>
        <translation>%1 秒后重连</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
</context>
<context>
    <name>ui::colourrules</name>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
</context>
<context>
    <name>ui::compose</name>
    <message>
        <source>Write a JSON value.</source>
        <translation>请写一个 JSON 值。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; at most %3 are sent.</source>
        <translation>%1 有 %2 字节；最多发送 %3 字节。</translation>
    </message>
    <message>
        <source>Write whole bytes as pairs of hexadecimal digits, such as 48 65 6c 6c 6f.</source>
        <translation>请以成对的十六进制数字书写完整字节，例如 48 65 6c 6c 6f。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择文件。</translation>
    </message>
    <message>
        <source>Not valid JSON: it ends too early.</source>
        <translation>不是有效的 JSON：内容不完整。</translation>
    </message>
    <message>
        <source>Not valid JSON: see character %1.</source>
        <translation>不是有效的 JSON：请看第 %1 个字符。</translation>
    </message>
</context>
<context>
    <name>ui::guide</name>
    <message>
        <source>Paste the address of your page, or of its WebSocket.</source>
        <translation>请粘贴网页的地址，或它的 WebSocket 地址。</translation>
    </message>
    <message>
        <source>The address must begin with ws://, wss://, http:// or https://.</source>
        <translation>地址必须以 ws://、wss://、http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>“%1” is no address with a host.</source>
        <translation>“%1”不是带主机名的地址。</translation>
    </message>
    <message>
        <source>Relay to %1</source>
        <translation>通往 %1 的中继</translation>
    </message>
    <message>
        <source>“%1” has a port that cannot be: 1 to 65535 can.</source>
        <translation>“%1”的端口无效：应为 1 到 65535。</translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation>颁发给：%1</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>颁发者：%1</translation>
    </message>
    <message>
        <source>Valid: %1 to %2</source>
        <translation>有效期：%1 至 %2</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256：%1</translation>
    </message>
</context>
<context>
    <name>ui::hints</name>
    <message>
        <source>Start by listening</source>
        <translation>从监听开始</translation>
    </message>
    <message>
        <source>Dropscope accepts WebSocket connections on an address of this computer, watches each one, and tells why and by whom it was ended.</source>
        <translation>Dropscope 在本机的一个地址上接受 WebSocket 连接，观察每个连接，并说明它为何结束、由谁结束。</translation>
    </message>
    <message>
        <source>New listener…</source>
        <translation>新建监听器…</translation>
    </message>
    <message>
        <source>“%1” could not start</source>
        <translation>“%1”无法启动</translation>
    </message>
    <message>
        <source>“%1” is stopped</source>
        <translation>“%1”已停止</translation>
    </message>
    <message>
        <source>Start it to accept connections at %1.</source>
        <translation>启动后即可在 %1 接受连接。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>等待连接</translation>
    </message>
    <message>
        <source>Point a web page, an application or a device at this address. Each connection appears here as soon as it is made.</source>
        <translation>让网页、应用或设备连接到此地址。每个连接一建立就会出现在这里。</translation>
    </message>
    <message>
        <source>Or try it from a terminal:</source>
        <translation>或在终端中试一试：</translation>
    </message>
    <message>
        <source>No connection has ended yet</source>
        <translation>还没有连接断开</translation>
    </message>
    <message>
        <source>Close the browser tab, stop the program or pull the plug: the end appears here, with its cause and who brought it about. To end a connection yourself, select it under Sessions.</source>
        <translation>关闭浏览器标签页、停止程序或拔掉网线：断开会出现在这里，并说明原因和由谁造成。要自己结束连接，请在“会话”中选择它。</translation>
    </message>
    <message>
        <source>Connect to this address, then close the tab, stop the program or pull the plug: the end appears here, with its cause and who brought it about.</source>
        <translation>连接到此地址，然后关闭标签页、停止程序或拔掉网线：断开会出现在这里，并说明原因和由谁造成。</translation>
    </message>
    <message>
        <source>No session was open when this log ended</source>
        <translation>该日志结束时没有已连接的会话</translation>
    </message>
    <message>
        <source>All that this log saw has ended. See Disconnects.</source>
        <translation>该日志记录的会话都已结束。请看“断开”。</translation>
    </message>
    <message>
        <source>No connection ended in this log</source>
        <translation>该日志中没有连接结束</translation>
    </message>
    <message>
        <source>This log saw no end of a connection.</source>
        <translation>该日志没有记录到任何连接的结束。</translation>
    </message>
    <message>
        <source>Start it to connect to %1.</source>
        <translation>启动它以连接到 %1。</translation>
    </message>
    <message>
        <source>“%1” is connecting</source>
        <translation>“%1”正在连接</translation>
    </message>
    <message>
        <source>Its connection to %1 appears here as soon as it is open.</source>
        <translation>它与 %1 的连接一连接就会出现在这里。</translation>
    </message>
    <message>
        <source>“%1” is not connected</source>
        <translation>“%1”未连接</translation>
    </message>
    <message>
        <source>It dials %1 again in %2 s. Why the last attempt ended stands under Disconnects.</source>
        <translation>它将在 %2 秒后再次连接 %1。上一次尝试为何结束，请看“断开”页。</translation>
    </message>
    <message>
        <source>Its connection to %1 has ended, and it does not dial again by itself. Select the end under Disconnects to see why, and to reconnect.</source>
        <translation>它与 %1 的连接已结束，并且不会自行重连。请在“断开”页选中这次结束，查看原因或重新连接。</translation>
    </message>
    <message>
        <source>“%1” cannot be read</source>
        <translation>无法读取“%1”</translation>
    </message>
    <message>
        <source>“%1” is being read</source>
        <translation>正在读取“%1”</translation>
    </message>
    <message>
        <source>Connections appear here as they are found; those that ended, under Disconnects.</source>
        <translation>找到的连接会显示在这里；已结束的显示在“断开”中。</translation>
    </message>
    <message>
        <source>“%1” has been read</source>
        <translation>“%1”已读取</translation>
    </message>
    <message>
        <source>No connection in it belongs on this page.</source>
        <translation>其中没有属于此页的连接。</translation>
    </message>
    <message>
        <source>Watching “%1”</source>
        <translation>正在观察“%1”</translation>
    </message>
    <message>
        <source>Use the pages of the browser. Each WebSocket that they open appears here.</source>
        <translation>请使用该浏览器中的页面。它们打开的每个 WebSocket 都会显示在这里。</translation>
    </message>
    <message>
        <source>Use the page in the browser that has opened. Each WebSocket that it opens appears here, whatever its address.</source>
        <translation>请在已打开的浏览器中使用该页面。它打开的每个 WebSocket 都会显示在这里，无论地址是什么。</translation>
    </message>
    <message>
        <source>Start it to open its page in a browser and watch it.</source>
        <translation>启动后会在浏览器中打开其网页并进行观察。</translation>
    </message>
</context>
<context>
    <name>ui::keyboard</name>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>Next or previous part of the window</source>
        <translation>窗口的下一部分或上一部分</translation>
    </message>
    <message>
        <source>Up, Down, Home, End</source>
        <translation>Up、Down、Home、End</translation>
    </message>
    <message>
        <source>Move through a table</source>
        <translation>在表格中移动</translation>
    </message>
    <message>
        <source>Shift with these</source>
        <translation>配合 Shift</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>选择多行</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>复制选中的行</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Menu key, Shift+F10</source>
        <translation>菜单键、Shift+F10</translation>
    </message>
    <message>
        <source>Menu of the selected row or endpoint</source>
        <translation>所选行或端点的菜单</translation>
    </message>
    <message>
        <source>Alt with the underlined letter</source>
        <translation>Alt 加带下划线的字母</translation>
    </message>
    <message>
        <source>Open a menu, reach a field</source>
        <translation>打开菜单，跳到字段</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Down, Return</source>
        <translation>下箭头、回车</translation>
    </message>
    <message>
        <source>From the filter to the page below it</source>
        <translation>从筛选框到下方的页面</translation>
    </message>
    <message>
        <source>Clear the filter; let go of the selection and go on with the newest rows; close a dialog</source>
        <translation>清除筛选；取消选择并继续显示最新的行；关闭对话框</translation>
    </message>
</context>
<context>
    <name>ui::question</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>ui::readyfaults</name>
    <message>
        <source>Reset (RST)</source>
        <translation>重置 (RST)</translation>
    </message>
    <message>
        <source>End TCP without a Close frame (FIN)</source>
        <translation>不发关闭帧直接结束 TCP (FIN)</translation>
    </message>
    <message>
        <source>Close with 1011, internal error</source>
        <translation>以 1011 关闭（内部错误）</translation>
    </message>
    <message>
        <source>Close with 1012, service restart</source>
        <translation>以 1012 关闭（服务重启）</translation>
    </message>
    <message>
        <source>Close without a code</source>
        <translation>不带关闭码地关闭</translation>
    </message>
    <message>
        <source>Freeze: read nothing, pass nothing on</source>
        <translation>冻结：不读取，也不转发</translation>
    </message>
    <message>
        <source>Swallow pongs</source>
        <translation>吞掉 pong</translation>
    </message>
    <message>
        <source>Delay everything by 200 ms ± 50 ms</source>
        <translation>所有数据延迟 200 ms ± 50 ms</translation>
    </message>
    <message>
        <source>Let 10 KB a second through</source>
        <translation>每秒只放行 10 KB</translation>
    </message>
    <message>
        <source>Reset at the next message</source>
        <translation>在下一条消息时重置</translation>
    </message>
    <message>
        <source>End TCP after 10 KB</source>
        <translation>传输 10 KB 后结束 TCP</translation>
    </message>
    <message>
        <source>Refuse the next 3 handshakes with HTTP 503</source>
        <translation>以 HTTP 503 拒绝接下来的 3 次握手</translation>
    </message>
    <message>
        <source>Refuse the next handshake with HTTP 401</source>
        <translation>以 HTTP 401 拒绝下一次握手</translation>
    </message>
</context>
<context>
    <name>ui::statefields</name>
    <message>
        <source>“%1” is not “name = …” (letters, digits and _).</source>
        <translation>“%1”不是“名称 = …”的形式（名称只用字母、数字和 _）。</translation>
    </message>
    <message>
        <source>Captu&amp;re, one a line:</source>
        <translation>捕获规则，每行一条(&amp;R)：</translation>
    </message>
    <message>
        <source>“%1” is no regular expression: see character %2.</source>
        <translation>“%1”不是正则表达式：请看第 %2 个字符。</translation>
    </message>
    <message>
        <source>&amp;Variables, one a line:</source>
        <translation>变量，每行一个(&amp;V)：</translation>
    </message>
    <message>
        <source>Text to send</source>
        <translation>要发送的文本</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Seconds between them</source>
        <translation>间隔秒数</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>notify</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>reconnect</source>
        <translation>重连</translation>
    </message>
    <message>
        <source>command to run</source>
        <translation>要运行的命令</translation>
    </message>
    <message>
        <source>“%1”: a quotation mark is left open.</source>
        <translation>“%1”：引号没有成对。</translation>
    </message>
    <message>
        <source>Server &amp;keeps state for:</source>
        <translation>服务器保留状态的时间(&amp;K)：</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>After a &amp;loss:</source>
        <translation>异常断开后(&amp;L)：</translation>
    </message>
    <message>
        <source>After a &amp;failed attempt:</source>
        <translation>连接失败后(&amp;F)：</translation>
    </message>
    <message>
        <source>After a n&amp;ormal end:</source>
        <translation>正常结束后(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Resume tokens:</source>
        <translation>恢复令牌(&amp;R)：</translation>
    </message>
    <message>
        <source>First tick “Connect again after a loss”.</source>
        <translation>请先勾选“异常断开后重新连接”。</translation>
    </message>
    <message>
        <source>&amp;Wait between attempts, at most:</source>
        <translation>两次尝试之间最多等待(&amp;W)：</translation>
    </message>
    <message>
        <source>Keep-&amp;alive message:</source>
        <translation>保活消息(&amp;A)：</translation>
    </message>
    <message>
        <source>The keep-alive message is empty.</source>
        <translation>保活消息为空。</translation>
    </message>
    <message>
        <source>Sto&amp;p after failures that retrying cannot fix, in a row:</source>
        <translation>连续几次不可恢复的失败后停止(&amp;P)：</translation>
    </message>
    <message>
        <source>These are a wrong password (401, 403), a certificate that is not trusted, an invalid handshake.</source>
        <translation>不可恢复的失败是指：凭据错误（401、403）、证书不受信任、握手无效。</translation>
    </message>
</context>
<context>
    <name>ui::words</name>
    <message>
        <source>%1%2 s</source>
        <translation>%1%2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Client leg</source>
        <translation>客户端侧</translation>
    </message>
    <message>
        <source>Server leg</source>
        <translation>服务器侧</translation>
    </message>
    <message>
        <source>continuation</source>
        <translation>延续</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>ping</translation>
    </message>
    <message>
        <source>pong</source>
        <translation>pong</translation>
    </message>
    <message>
        <source>reserved (0x%1)</source>
        <translation>保留（0x%1）</translation>
    </message>
    <message>
        <source>Receive only</source>
        <translation>只接收</translation>
    </message>
    <message>
        <source>Echo every message</source>
        <translation>回显每条消息</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 条消息</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 条消息</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
</TS>
