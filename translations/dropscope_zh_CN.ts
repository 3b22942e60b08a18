<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>monitor::Monitor</name>
    <message>
        <source>No log is being written.</source>
        <translation>当前没有写入日志。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Client author: reconnect after a random 0–5 s, then back off; a restarting server refuses for a while.</source>
        <translation>客户端作者：随机等待 0–5 秒后重连，之后逐步退避；正在重启的服务器会拒绝连接一段时间。</translation>
    </message>
    <message>
        <source>Server operator: drain connections before a restart, so that clients spread out.</source>
        <translation>服务器运维：重启前先逐步排空连接，让客户端分散重连。</translation>
    </message>
    <message>
        <source>Client author: wait at least 1 s and honour Retry-After before reconnecting.</source>
        <translation>客户端作者：重连前至少等待 1 秒，并遵守 Retry-After。</translation>
    </message>
    <message>
        <source>Look the code up in the documentation of the application. If it stands for authentication, fetch new credentials instead of retrying.</source>
        <translation>在应用的文档中查找该关闭码的含义。如果它与身份验证有关，请获取新的凭据，而不是直接重试。</translation>
    </message>
    <message>
        <source>Server author: log why the policy was violated; expired credentials, a rate limit and a wrong Origin are the common reasons.</source>
        <translation>服务器作者：把违反策略的原因写入日志；常见原因是凭据过期、触发限流或 Origin 不正确。</translation>
    </message>
    <message>
        <source>Client author: refresh the credentials; do not retry unchanged.</source>
        <translation>客户端作者：刷新凭据；不要原样重试。</translation>
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
        <translation>客户端作者：带退避地重连；不要盲目重发最后一条消息。</translation>
    </message>
    <message>
        <source>Send a ping more often than half of that idle timer, or raise the timer.</source>
        <translation>让 ping 的间隔短于该空闲定时器的一半，或调大该定时器。</translation>
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
        <source>Check whether the client&apos;s process ended, or a proxy on its side closed the connection, at this second.</source>
        <translation>查明在这一秒，客户端进程是否已结束，或客户端一侧的代理是否关闭了连接。</translation>
    </message>
    <message>
        <source>Check the server&apos;s log, and that of any proxy before it, at this second.</source>
        <translation>查看服务器以及它前面各级代理在这一秒的日志。</translation>
    </message>
    <message>
        <source>Client author: reconnect with random delay; nothing says that it was meant.</source>
        <translation>客户端作者：随机延迟后重连；没有迹象表明这是有意为之。</translation>
    </message>
    <message>
        <source>A reset follows a killed process with unread data, a forced close, or a middlebox that forgot the connection. After long silence, suspect the middlebox: send pings.</source>
        <translation>进程在有未读数据时被杀死、强制关闭，或中间设备丢失了连接状态，都会造成重置。如果此前长时间静默，首先怀疑中间设备：请定期发送 ping。</translation>
    </message>
    <message>
        <source>Client author: reconnect with random delay.</source>
        <translation>客户端作者：随机延迟后重连。</translation>
    </message>
    <message>
        <source>If only the program was stalled, look for a blocked event loop, a garbage collection or a hidden, throttled tab; if the path was dead, look at the network.</source>
        <translation>如果只是程序停滞，请查找被阻塞的事件循环、垃圾回收，或被隐藏而受限速的标签页；如果路径已中断，请检查网络。</translation>
    </message>
    <message>
        <source>Client author: reconnect and resume the session.</source>
        <translation>客户端作者：重连并恢复会话。</translation>
    </message>
    <message>
        <source>Reconnect when the network is back. A heartbeat of 15–25 s notices such losses far sooner than TCP.</source>
        <translation>网络恢复后重连。15–25 秒的心跳能比 TCP 早得多地发现此类丢失。</translation>
    </message>
    <message>
        <source>Client author: fix what it sends; retrying will not help.</source>
        <translation>客户端作者：修正其发送的内容；重试无济于事。</translation>
    </message>
    <message>
        <source>Server author: fix what it sends; retrying will not help.</source>
        <translation>服务器作者：修正其发送的内容；重试无济于事。</translation>
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
        <translation>TCP 以 FIN 关闭，而之前没有关闭帧。进程结束、程序跳过关闭握手、代理的空闲定时器到期，在单个连接上看起来都是这样；把多次丢失放在一起才能区分。</translation>
    </message>
    <message>
        <source>TCP was ended with RST. A process killed with unread data, a forced close and a middlebox that forgot the connection all do this.</source>
        <translation>TCP 以 RST 结束。进程在有未读数据时被杀死、强制关闭、中间设备丢失连接状态，都会如此。</translation>
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
        <source>The client sent 1001: a browser does so when its page goes away.</source>
        <translation>客户端发送了 1001：浏览器在页面离开时会这样做。</translation>
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
        <source>Bytes broke RFC 6455, or the peer said so with 1002, 1003 or 1010.</source>
        <translation>字节违反了 RFC 6455，或对端以 1002、1003 或 1010 表明了这一点。</translation>
    </message>
    <message>
        <source>Text that is not UTF-8, or the peer said so with 1007.</source>
        <translation>文本不是 UTF-8，或对端以 1007 表明了这一点。</translation>
    </message>
    <message>
        <source>The opening handshake broke RFC 6455 section 4, or the library refused it (library_refused) although it was legal.</source>
        <translation>打开握手违反了 RFC 6455 第 4 节，或者虽然合法却被库拒绝（library_refused）。</translation>
    </message>
    <message>
        <source>TCP was up, but the opening handshake did not come in time.</source>
        <translation>TCP 已连通，但打开握手没有按时到来。</translation>
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
        <source>  Never on the wire: an API shows it when a Close frame had no body.
</source>
        <translation>  不会出现在线路上：当关闭帧没有内容时由 API 显示。
</translation>
    </message>
    <message>
        <source>  Never on the wire: an API shows it when the connection ended without a Close frame. It says nothing about who ended it or why; these causes hide behind it:
</source>
        <translation>  不会出现在线路上：当连接没有关闭帧就结束时由 API 显示。它不能说明由谁结束或为何结束；背后可能是以下原因：
</translation>
    </message>
    <message>
        <source>  Never on the wire: an API shows it when TLS failed.
</source>
        <translation>  不会出现在线路上：当 TLS 失败时由 API 显示。
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
        <translation>请求打开握手：%1</translation>
    </message>
    <message>
        <source>Request %1 is no valid opening handshake: %2</source>
        <translation>请求 %1 不是有效的打开握手：%2</translation>
    </message>
    <message>
        <source>HTTP status %1 %2</source>
        <translation>%2的 HTTP 状态 %1</translation>
    </message>
    <message>
        <source>WebSocket open</source>
        <translation>WebSocket 已打开</translation>
    </message>
    <message>
        <source>Could not open: %1</source>
        <translation>无法打开：%1</translation>
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
        <translation>故意中断：%1</translation>
    </message>
    <message>
        <source>Limit %1 (%2) reached with %3</source>
        <translation>达到上限 %1（%2），实际为 %3</translation>
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
        <translation>%1 个 ping 在 %2 内无应答</translation>
    </message>
    <message>
        <source>No answer to the Close frame for %1</source>
        <translation>关闭帧在 %1 内无应答</translation>
    </message>
    <message>
        <source>TLS handshake not complete after %1</source>
        <translation>%1 后 TLS 握手仍未完成</translation>
    </message>
    <message>
        <source>No TCP connection after %1</source>
        <translation>%1 后仍无 TCP 连接</translation>
    </message>
    <message>
        <source>Opening handshake not complete after %1</source>
        <translation>%1 后打开握手仍未完成</translation>
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
        <translation>Dropscope 故意中断了连接（%1）。</translation>
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
        <translation>打开握手合法，但被 Dropscope 所用的 Qt 库拒绝。责任不在对端。</translation>
    </message>
    <message>
        <source>The request was no valid opening handshake: %1. Dropscope refused it.</source>
        <translation>该请求不是有效的打开握手：%1。Dropscope 拒绝了它。</translation>
    </message>
    <message>
        <source>The answer was no valid opening handshake: %1. Dropscope refused it.</source>
        <translation>该应答不是有效的打开握手：%1。Dropscope 拒绝了它。</translation>
    </message>
    <message>
        <source>%1 closed because its pings were not answered in time (%2)%3.</source>
        <translation>%1因其 ping 未及时得到应答而关闭（%2）%3。</translation>
    </message>
    <message>
        <source>%1 answered no ping for %2, so Dropscope gave the connection up.</source>
        <translation>%1在 %2 内没有应答任何 ping，Dropscope 因此放弃了该连接。</translation>
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
        <translation>%1在打开握手完成之前关闭了 TCP。</translation>
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
        <translation>%1在打开握手完成之前重置了 TCP（RST）。</translation>
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
        <translation>服务器应答了 HTTP %1，而没有打开 WebSocket。</translation>
    </message>
    <message>
        <source>The client did not complete the opening handshake within %1.</source>
        <translation>客户端未能在 %1 内完成打开握手。</translation>
    </message>
    <message>
        <source>The server did not complete the opening handshake within %1.</source>
        <translation>服务器未能在 %1 内完成打开握手。</translation>
    </message>
    <message>
        <source>Nothing was seen that explains the end of this connection.</source>
        <translation>没有观察到能解释此连接结束的事件。</translation>
    </message>
    <message>
        <source>Data stayed unacknowledged until TCP gave up: the network path is dead.</source>
        <translation>数据一直未被确认，直到 TCP 放弃：网络路径已中断。</translation>
    </message>
    <message>
        <source>The network to the peer is down or has no route.</source>
        <translation>通往对端的网络已断开或没有路由。</translation>
    </message>
    <message>
        <source>The connection ended, and nothing seen says why.</source>
        <translation>连接已结束，但观察到的事件无法说明原因。</translation>
    </message>
    <message>
        <source>TLS broke while the connection was open.</source>
        <translation>TLS 在连接打开期间出错。</translation>
    </message>
    <message>
        <source>endpoint %1 %2 %3</source>
        <translation>端点 %1 %2 %3</translation>
    </message>
    <message>
        <source>%1  session %2 open  %3 %4</source>
        <translation>%1  会话 %2 已打开  %3 %4</translation>
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
        <translation>丢失</translation>
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
        <translation>原因不明的丢失</translation>
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
        <translation>打开</translation>
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
        <translation>打开握手</translation>
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
        <source>a frame had the wrong masking</source>
        <translation>有一帧的掩码不正确</translation>
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
        <source>it did not ask for an upgrade to WebSocket</source>
        <translation>没有请求升级到 WebSocket</translation>
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
        <translation>服务器给出的是 1000，但看来是按定时器结束沉默的会话：请更频繁地发送 ping，或让正常结束也重新连接</translation>
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
        <source>%1 ended TLS (close_notify) but left TCP open</source>
        <translation>%1结束了 TLS（close_notify），但没有关闭 TCP</translation>
    </message>
    <message>
        <source>%1 ended TLS, but not TCP, without a Close frame%2.</source>
        <translation>%1未发送关闭帧就结束了 TLS，但没有关闭 TCP%2。</translation>
    </message>
    <message>
        <source>Client author: send a frame at least every %1; the server&apos;s frames do not count. Timers of hidden browser tabs run once a minute, so use a worker, or let the server ping: the browser&apos;s pong counts.</source>
        <translation>客户端作者：至少每 %1 发送一帧；服务器发来的帧不算。隐藏的浏览器标签页中定时器每分钟只运行一次，因此请使用 worker，或让服务器发送 ping：浏览器的 pong 算数。</translation>
    </message>
    <message>
        <source>Server author: send a ping at least every %1.</source>
        <translation>服务器作者：至少每 %1 发送一次 ping。</translation>
    </message>
    <message>
        <source>Server author: send a frame or a ping at least every %1; the client&apos;s frames do not count.</source>
        <translation>服务器作者：至少每 %1 发送一帧或一次 ping；客户端发来的帧不算。</translation>
    </message>
    <message>
        <source>Server or client author: send a ping at least every %1. Where browsers are involved, the server must do it.</source>
        <translation>服务器或客户端作者：至少每 %1 发送一次 ping。涉及浏览器时，必须由服务器发送。</translation>
    </message>
    <message>
        <source>Operator: find the timer of %1 between the two, and raise it above the longest silence you want to allow.</source>
        <translation>运维：找出两者之间 %1 的定时器，并把它调到高于您允许的最长静默时间。</translation>
    </message>
    <message>
        <source>Operator: raise %1 above the longest silence you want to allow (now %2).</source>
        <translation>运维：把 %1 调到高于您允许的最长静默时间（目前为 %2）。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Client author: open the next connection at an age of %1, some seconds more or less at random, before the old one ends. Pings do not help.</source>
        <translation>客户端作者：在旧连接结束之前，当其存在时间达到 %1（随机前后浮动几秒）时打开下一个连接。ping 无济于事。</translation>
    </message>
    <message>
        <source>Operator: find the limit of %1 on the way and raise it, if it can be raised.</source>
        <translation>运维：找出途中 %1 的上限，如果可以就调大它。</translation>
    </message>
    <message>
        <source>Operator: raise %1, if it can be raised.</source>
        <translation>运维：如果可以，调大 %1。</translation>
    </message>
    <message>
        <source>Client author: wait a random 0–1 s before the first retry, then a random time up to 1, 2, 4, … 30 s; start over only after a connection was stable for 10 s.</source>
        <translation>客户端作者：首次重试前随机等待 0–1 秒，之后随机等待至多 1、2、4……30 秒；只有连接稳定 10 秒后才重新计算。</translation>
    </message>
    <message>
        <source>Look at the verdicts of these sessions: what ends them right after the start?</source>
        <translation>查看这些会话的判定：是什么让它们刚开始就结束？</translation>
    </message>
    <message>
        <source>Server operator: answer 503 with Retry-After while overloaded, so that clients spread out.</source>
        <translation>服务器运维：过载时以 503 和 Retry-After 应答，让客户端分散重连。</translation>
    </message>
    <message>
        <source>Page or client author: reconnect after 1000 too, unless your own code asked for the end. (In CLOG, boot.js does not reconnect after 1000.)</source>
        <translation>页面或客户端作者：收到 1000 后也要重连，除非是您自己的代码要求结束。（在 CLOG 中，boot.js 收到 1000 后不重连。）</translation>
    </message>
    <message>
        <source>Client author: reconnect before the age of %1.</source>
        <translation>客户端作者：在连接存在时间达到 %1 之前重连。</translation>
    </message>
    <message>
        <source>Client author: send a frame at least every %1, also from hidden tabs; or let the server ping.</source>
        <translation>客户端作者：至少每 %1 发送一帧，隐藏的标签页也一样；或让服务器发送 ping。</translation>
    </message>
    <message>
        <source>Server author: end with 1001 or a private code when a timer strikes, and keep 1000 for ends that were wished for; raise the timer of %1.</source>
        <translation>服务器作者：定时器到期时用 1001 或私有关闭码结束，把 1000 留给有意的结束；并调大 %1 的定时器。</translation>
    </message>
    <message>
        <source>the longest absence</source>
        <translation>最长的离开时间</translation>
    </message>
    <message>
        <source>Page or client author: when a resumed connection ends with 1000 at once, start afresh without the token (for a CLOG page: reload it).</source>
        <translation>页面或客户端作者：恢复的连接立即以 1000 结束时，不带令牌重新开始（对 CLOG 页面：重新加载）。</translation>
    </message>
    <message>
        <source>Server operator: keep sessions of lost connections for at least %1, and longer than a minute for hidden browser tabs.</source>
        <translation>服务器运维：丢失连接的会话至少保留 %1；对隐藏的浏览器标签页要超过一分钟。</translation>
    </message>
    <message>
        <source>Server author: refuse an unknown token before the 101, with 404 or 410, or with a private close code.</source>
        <translation>服务器作者：在 101 之前用 404 或 410 拒绝未知的令牌，或使用私有关闭码。</translation>
    </message>
    <message>
        <source>Client author: reconnect after a random 0–5 s, so that not all come back at once.</source>
        <translation>客户端作者：随机等待 0–5 秒后重连，避免全部同时回来。</translation>
    </message>
    <message>
        <source>Check this machine&apos;s network at that time: interface, VPN, address.</source>
        <translation>检查本机在那个时间的网络：网络接口、VPN、地址。</translation>
    </message>
    <message>
        <source>Operator: look for a restart, a deployment or a reload of a proxy at that second; drain connections before it.</source>
        <translation>运维：查找那一秒的重启、部署或代理重新加载；事先逐步排空连接。</translation>
    </message>
    <message>
        <source>Server or client author: send a ping at least every %1.</source>
        <translation>服务器或客户端作者：至少每 %1 发送一次 ping。</translation>
    </message>
    <message>
        <source>Operator: look for NAT, firewalls and load balancers on the way whose idle time lies within %1; let them reset instead of forgetting, if they can.</source>
        <translation>运维：查找途中空闲时间在 %1 之内的 NAT、防火墙和负载均衡器；如果可以，让它们发送重置而不是悄悄忘记。</translation>
    </message>
    <message>
        <source>Sender&apos;s author: keep messages at or below %1; do not resend the one that failed unchanged.</source>
        <translation>发送方作者：让消息不超过 %1；不要原样重发失败的那条消息。</translation>
    </message>
    <message>
        <source>Operator: raise the size limit of the receiver, or of what stands before it.</source>
        <translation>运维：调大接收方或其前面设备的大小上限。</translation>
    </message>
    <message>
        <source>Operator: raise %1.</source>
        <translation>运维：调大 %1。</translation>
    </message>
    <message>
        <source>Operator: look for a limit of %1 messages for each connection (rate limits and quotas count so).</source>
        <translation>运维：查找每个连接 %1 条消息的上限（限流和配额这样计数）。</translation>
    </message>
    <message>
        <source>Operator: look for what runs at that time: a timer of old workers after a reload, a job, a token that expires.</source>
        <translation>运维：查找那个时间运行的东西：重新加载后旧工作进程的定时器、任务、到期的令牌。</translation>
    </message>
    <message>
        <source>Author of the other end: look for what blocks its loop: CPU, garbage collection, large messages.</source>
        <translation>对端作者：查找阻塞其事件循环的原因：CPU、垃圾回收、大消息。</translation>
    </message>
    <message>
        <source>Look at the network path; reconnect when round trips rise, not only when pongs stop.</source>
        <translation>检查网络路径；往返时间升高时就重连，而不只是在 pong 停止时。</translation>
    </message>
    <message>
        <source>Look at what is special about %1: version, network, configuration.</source>
        <translation>查看 %1 有何特殊之处：版本、网络、配置。</translation>
    </message>
    <message>
        <source>Operator: the proxy between the two endpoints does not pass close codes on. Do not let clients decide by code there.</source>
        <translation>运维：两个端点之间的代理不转发关闭码。不要让那里的客户端依据关闭码做决定。</translation>
    </message>
    <message>
        <source>At least 3 ends (4 where the value is nobody&apos;s default), and 60 % of them, come the same time after the last frame, within what the timer scatters. One session that outlives it withdraws the finding.</source>
        <translation>至少 3 次结束（若该值不是任何产品的默认值则为 4 次），且占其中 60 %，发生在最后一帧之后的相同时间，误差在定时器的离散范围内。只要有一个会话活过该时间，发现即被撤回。</translation>
    </message>
    <message>
        <source>At least 3 losses whose first frame after a silence was reset or never answered, all those silences longer than every one that survived (at least 10). The limit lies between the two; it is never a point.</source>
        <translation>至少 3 次丢失，其静默后的第一帧被重置或从未得到应答，且这些静默都比所有存活下来的静默（至少 10 次）更长。上限位于两者之间，绝不是一个点。</translation>
    </message>
    <message>
        <source>At least 3 ends, and half of them, come at the same age with traffic right up to them, and nothing lived longer. Ends that share a time of the clock do not count.</source>
        <translation>至少 3 次结束，且占其中一半，发生在相同的存在时间，直到结束都有流量，且没有会话活得更久。处于同一钟点的结束不算。</translation>
    </message>
    <message>
        <source>At least 4 ends (or all of 3) within 2 s, far more than chance brings, of sessions that were open together.</source>
        <translation>同时打开的会话在 2 秒内至少有 4 次结束（或 3 个全部结束），远超偶然。</translation>
    </message>
    <message>
        <source>One client opens 5 sessions within a minute, each after losing the one before, or loses 3 in a row within 5 s.</source>
        <translation>一个客户端在一分钟内打开 5 个会话，每次都在丢失前一个之后；或在 5 秒内连续丢失 3 个。</translation>
    </message>
    <message>
        <source>More than 5 attempts a second to come back and 5 times the usual; or one client with more than 2 a second; or many that retry in step at a fixed interval.</source>
        <translation>每秒超过 5 次重连尝试且达到平常的 5 倍；或一个客户端每秒超过 2 次；或许多客户端以固定间隔同步重试。</translation>
    </message>
    <message>
        <source>At least 3 losses right after a message larger than every one that got through. Transfers that were stuck do not count.</source>
        <translation>至少 3 次丢失紧随一条大于所有已通过消息的消息。卡住的传输不算。</translation>
    </message>
    <message>
        <source>At least 4 losses right after the same number of messages, at different ages, and none got beyond it.</source>
        <translation>至少 4 次丢失紧随相同数量的消息，存在时间各不相同，且没有会话超过该数量。</translation>
    </message>
    <message>
        <source>Ends keep the same distance from at least 3 events, or from the turn of the minute, hour or day, better than from their own opening or last frame.</source>
        <translation>结束与至少 3 个事件，或与整分、整点、整日保持相同的间隔，比与自身的打开或最后一帧更吻合。</translation>
    </message>
    <message>
        <source>At least 3 losses, and 60 % of those with 20 round trips, in which 3 of the last 5 lay far outside the connection&apos;s own baseline.</source>
        <translation>至少 3 次丢失，且占有 20 次往返记录者的 60 %，其最后 5 次往返中有 3 次远超该连接自身的基线。</translation>
    </message>
    <message>
        <source>One address, network, program or server loses at least 4 connections and 3 times the share of the rest, beyond chance for all values compared. Each client has one vote.</source>
        <translation>一个地址、网络、程序或服务器至少丢失 4 个连接，比例为其余的 3 倍，在所有比较值中超出偶然。每个客户端一票。</translation>
    </message>
    <message>
        <source>The server ends sessions with Close 1000 when a timer strikes, and the clients do not come back: to them 1000 means a wished-for end.</source>
        <translation>服务器在定时器到期时以 Close 1000 结束会话，而客户端不再回来：对它们来说 1000 表示有意的结束。</translation>
    </message>
    <message>
        <source>The server accepts a connection that carries a resume token and ends it with Close 1000 within a second.</source>
        <translation>服务器接受了带恢复令牌的连接，却在一秒内以 Close 1000 结束它。</translation>
    </message>
    <message>
        <source>Two endpoints watch the same session and see it end with different close codes, at least 3 times.</source>
        <translation>两个端点观察同一会话，却看到它以不同的关闭码结束，至少 3 次。</translation>
    </message>
    <message>
        <source>Ends come the same time after the last frame, and the interval of the pings leaves no room below that time.</source>
        <translation>结束发生在最后一帧之后的相同时间，而 ping 的间隔没有给该时间留出余量。</translation>
    </message>
    <message>
        <source>Idle timeout</source>
        <translation>空闲超时</translation>
    </message>
    <message>
        <source>Silent idle drop</source>
        <translation>静默空闲丢弃</translation>
    </message>
    <message>
        <source>Maximum lifetime</source>
        <translation>最长寿命</translation>
    </message>
    <message>
        <source>Mass drop</source>
        <translation>批量断开</translation>
    </message>
    <message>
        <source>Flapping</source>
        <translation>反复断连</translation>
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
        <translation>固定时间差</translation>
    </message>
    <message>
        <source>Heartbeat degradation</source>
        <translation>心跳劣化</translation>
    </message>
    <message>
        <source>Outlier</source>
        <translation>离群者</translation>
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
        <translation>ping 过于稀疏</translation>
    </message>
    <message>
        <source>one connection that stays silent and one that pings every %1, side by side: if the second lives on, it is an idle timer</source>
        <translation>并排放一个保持静默的连接和一个每 %1 发送 ping 的连接：如果后者活下来，就是空闲定时器</translation>
    </message>
    <message>
        <source>a relay behind the proxy, or a direct connection to the server: the way its leg ends tells the products apart</source>
        <translation>在代理之后放一个中继，或直接连接服务器：该侧的结束方式能区分各产品</translation>
    </message>
    <message>
        <source>a relay in front of the proxy: its response&apos;s headers name it</source>
        <translation>在代理之前放一个中继：其响应头会说明它是什么</translation>
    </message>
    <message>
        <source>a connection from within the server&apos;s network: if its silences survive, what forgets lies outside</source>
        <translation>从服务器所在网络内部建立连接：如果其静默能存活，忘记连接的设备就在外部</translation>
    </message>
    <message>
        <source>a direct connection to the server: if it lives longer, the limit is the proxy&apos;s</source>
        <translation>直接连接服务器：如果它活得更久，上限就来自代理</translation>
    </message>
    <message>
        <source>a second endpoint that goes to the server directly: if its sessions stay, it was the proxy</source>
        <translation>再设一个直连服务器的端点：如果它的会话仍在，那就是代理的问题</translation>
    </message>
    <message>
        <source>the same message sent in small frames, and uncompressed: it shows whether frame, message or inflated size counts</source>
        <translation>以小帧且不压缩的方式发送同一消息：可看出计算的是帧、消息还是解压后的大小</translation>
    </message>
    <message>
        <source>What would settle it: %1.</source>
        <translation>如何确认：%1。</translation>
    </message>
    <message>
        <source>; or </source>
        <translation>；或</translation>
    </message>
    <message>
        <source>what stands out</source>
        <translation>突出者</translation>
    </message>
    <message>
        <source>For a value of 60 s:</source>
        <translation>以 60 秒为例：</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>已更新</translation>
    </message>
    <message>
        <source>%1  finding %2 %3  %4, %5</source>
        <translation>%1  发现 %2 %3  %4，%5</translation>
    </message>
    <message>
        <source>%1  session %2 revised  %3  %4</source>
        <translation>%1  会话 %2 已修正  %3  %4</translation>
    </message>
    <message>
        <source>%1 of %2 losses</source>
        <translation>%2 次丢失中有 %1 次</translation>
    </message>
    <message>
        <source>The sessions&apos; ages agree as well, so a limit of their lifetime is not excluded.</source>
        <translation>这些会话的存在时间也一致，因此不能排除寿命上限。</translation>
    </message>
    <message>
        <source>Silence of one direction would explain it as well.</source>
        <translation>单方向的静默同样可以解释。</translation>
    </message>
    <message>
        <source>Whether frames of one direction alone count cannot be told here.</source>
        <translation>在此无法判断是否只计算单方向的帧。</translation>
    </message>
    <message>
        <source>The ends also share a time of the clock.</source>
        <translation>这些结束还处于相同的钟点。</translation>
    </message>
    <message>
        <source>The client is known by address and program only; several may share them.</source>
        <translation>只能通过地址和程序识别客户端；可能有多个客户端相同。</translation>
    </message>
    <message>
        <source>Withdrawn: the time is that of the heartbeat itself.</source>
        <translation>已撤回：该时间就是心跳自身的时间。</translation>
    </message>
    <message>
        <source>Withdrawn: a session outlived it.</source>
        <translation>已撤回：有会话活过了该时间。</translation>
    </message>
    <message>
        <source>Withdrawn: other endings outnumber it.</source>
        <translation>已撤回：其他结束已占多数。</translation>
    </message>
    <message>
        <source>Lifetimes differ too much to compare.</source>
        <translation>寿命差异过大，无法比较。</translation>
    </message>
    <message>
        <source>Over: nothing new belongs to it.</source>
        <translation>已结束：没有新的会话属于它。</translation>
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
        <translation>；%1 次最长 %2 的静默存活了下来</translation>
    </message>
    <message>
        <source>An idle timer of %1.</source>
        <translation>一个 %1 的空闲定时器。</translation>
    </message>
    <message>
        <source>%1 were found dead by the first frame after a silence of at least %2; %3 silences of up to %4 survived. Something on the way forgets idle connections without a word, after %5.</source>
        <translation>%1在至少 %2 的静默之后由第一帧发现连接已死；%3 次最长 %4 的静默存活了下来。途中有设备在 %5 之后悄悄忘记空闲连接。</translation>
    </message>
    <message>
        <source>Within that lie: %1.</source>
        <translation>落在其中的有：%1。</translation>
    </message>
    <message>
        <source>%1 came at an age of %2 although there was traffic right up to them; no session lived longer; %3. </source>
        <translation>%1发生在存在时间为 %2 时，尽管直到结束都有流量；没有会话活得更久；%3。</translation>
    </message>
    <message>
        <source>A maximum lifetime of %1.</source>
        <translation>最长寿命为 %1。</translation>
    </message>
    <message>
        <source>%1 of %2 open sessions ended within %3</source>
        <translation>%2 个打开的会话中有 %1 个在 %3 内结束</translation>
    </message>
    <message>
        <source>, all of server %1</source>
        <translation>，全部属于服务器 %1</translation>
    </message>
    <message>
        <source>The server went away: it said so, or refused connections right after.</source>
        <translation>服务器离开了：它自己说明了，或随后立即拒绝连接。</translation>
    </message>
    <message>
        <source>Sessions to other servers ended in the same moment: what they share is this machine&apos;s network.</source>
        <translation>到其他服务器的会话也在同一时刻结束：它们的共同点是本机的网络。</translation>
    </message>
    <message>
        <source>A restart, a reload of a proxy or the network between can do this.</source>
        <translation>重启、代理重新加载或中间的网络都会造成这种情况。</translation>
    </message>
    <message>
        <source>%1 opened %2 sessions within a minute, each after losing the one before; they lived %3.</source>
        <translation>%1在一分钟内打开了 %2 个会话，每次都在丢失前一个之后；它们存活了 %3。</translation>
    </message>
    <message>
        <source>One client</source>
        <translation>一个客户端</translation>
    </message>
    <message>
        <source>%1 clients retry in step, every %2 without jitter: they come back all at once.</source>
        <translation>%1 个客户端同步重试，间隔 %2 且没有随机抖动：它们同时回来。</translation>
    </message>
    <message>
        <source>One client made %1 attempts to reconnect within 10 s.</source>
        <translation>一个客户端在 10 秒内尝试重连 %1 次。</translation>
    </message>
    <message>
        <source>%1 attempts to reconnect within 10 s, more than five times the usual rate.</source>
        <translation>10 秒内 %1 次重连尝试，超过平常速率的五倍。</translation>
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
        <translation>%1紧随一个%3、至少 %4 的%2；所有 %5 条最大 %6 的消息都已通过；%7。</translation>
    </message>
    <message>
        <source>Limits within that range: %1.</source>
        <translation>该范围内的上限：%1。</translation>
    </message>
    <message>
        <source>%1 came right after message number %2 %3, at different ages; no session got beyond it.</source>
        <translation>%1紧随%3的第 %2 条消息，存在时间各不相同；没有会话超过该数量。</translation>
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
        <translation>%1发生在每%2的同一时刻（其中的 %3），与会话的存在时间无关：是计划任务。</translation>
    </message>
    <message>
        <source>many sessions had opened at once</source>
        <translation>大量会话同时打开</translation>
    </message>
    <message>
        <source>a mass drop</source>
        <translation>批量断开</translation>
    </message>
    <message>
        <source>%1 came %2 after %3, whatever the sessions&apos; age and traffic.</source>
        <translation>%1发生在%3之后 %2，与会话的存在时间和流量无关。</translation>
    </message>
    <message>
        <source>%1 were announced by slower pongs: round trips left their baseline %2 before the end.</source>
        <translation>%1有变慢的 pong 作为预兆：往返时间在结束前 %2 偏离基线。</translation>
    </message>
    <message>
        <source>TCP&apos;s own round trip rose too: the network path was failing.</source>
        <translation>TCP 自身的往返时间也升高了：网络路径正在出故障。</translation>
    </message>
    <message>
        <source>TCP&apos;s own round trip stayed as it was: the program at the other end was busy.</source>
        <translation>TCP 自身的往返时间没有变化：是对端程序繁忙。</translation>
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
        <translation>%1为 %2 的客户端在 %4 个连接中丢失了 %3 个；其他所有客户端在 %6 个中丢失了 %5 个。</translation>
    </message>
    <message>
        <source>a limit of lifetime</source>
        <translation>寿命上限</translation>
    </message>
    <message>
        <source>a timer of silence</source>
        <translation>静默定时器</translation>
    </message>
    <message>
        <source>The server ended %1 sessions with Close 1000 although it was %2 (%3 %4) that struck. Clients take 1000 for a wished-for end and stay away: %5 of %6 did not come back.</source>
        <translation>服务器以 Close 1000 结束了 %1 个会话，而真正起作用的是%2（%4 %3）。客户端把 1000 当作有意的结束而不再回来：%6 个中有 %5 个没有回来。</translation>
    </message>
    <message>
        <source>%1 of %2 attempts to resume were accepted with 101 and then ended by the server with Close 1000 within a second: it no longer knew the session. Clients take 1000 for a wished-for end and stay away.</source>
        <translation>%2 次恢复尝试中有 %1 次以 101 接受，随后一秒内被服务器以 Close 1000 结束：它已不认识该会话。客户端把 1000 当作有意的结束而不再回来。</translation>
    </message>
    <message>
        <source>They had been away for %1.</source>
        <translation>它们离开了 %1。</translation>
    </message>
    <message>
        <source>Absences of up to %1 were resumed.</source>
        <translation>最长 %1 的离开得以恢复。</translation>
    </message>
    <message>
        <source>%1 of %2 sessions that ended without a Close frame at endpoint %3 arrived here with %4: something between the two made it up.</source>
        <translation>在端点 %3 没有关闭帧就结束的 %2 个会话中，有 %1 个到达此处时带有 %4：两者之间有设备编造了它。</translation>
    </message>
    <message>
        <source>%1 of %2 sessions that ended with %3 at endpoint %4 arrived here without any Close frame: something between the two lost it.</source>
        <translation>在端点 %4 以 %3 结束的 %2 个会话中，有 %1 个到达此处时没有任何关闭帧：两者之间有设备丢掉了它。</translation>
    </message>
    <message>
        <source>%1 of %2 sessions that ended with %3 at endpoint %4 arrived here with %5: something between the two rewrote it.</source>
        <translation>在端点 %4 以 %3 结束的 %2 个会话中，有 %1 个到达此处时带有 %5：两者之间有设备改写了它。</translation>
    </message>
    <message>
        <source>%1 came %2 %3, and pings come every %4: too rarely for a timer of %5. A ping that is a little late loses the connection.</source>
        <translation>%1发生在%3 %2，而 ping 每 %4 一次：对 %5 的定时器来说太稀疏。ping 稍有延迟就会丢失连接。</translation>
    </message>
    <message>
        <source>Session %1 of the same client had opened before: the server ended this one in its favour.</source>
        <translation>同一客户端的会话 %1 已先打开：服务器为它结束了本会话。</translation>
    </message>
    <message>
        <source>The page was reloaded: session %1 came %2 later.</source>
        <translation>页面被重新加载：会话 %1 在 %2 后到来。</translation>
    </message>
    <message>
        <source>The client went on to another page: session %1 came %2 later.</source>
        <translation>客户端转到了另一个页面：会话 %1 在 %2 后到来。</translation>
    </message>
    <message>
        <source>The client came back from another address with session %1: its network changed.</source>
        <translation>客户端以会话 %1 从另一个地址回来：它的网络变了。</translation>
    </message>
    <message>
        <source>The client came back with session %1 after %2 of silence: it was asleep or frozen.</source>
        <translation>客户端在静默 %2 后以会话 %1 回来：它曾休眠或冻结。</translation>
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
        <source>%1 bytes (%2 MiB)</source>
        <translation>%1 字节（%2 MiB）</translation>
    </message>
    <message>
        <source>%1 bytes (%2 KiB)</source>
        <translation>%1 字节（%2 KiB）</translation>
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
        <translation>无关闭码的关闭帧</translation>
    </message>
    <message>
        <source>the client sent %1</source>
        <translation>客户端发送了 %1</translation>
    </message>
    <message>
        <source>the server sent %1</source>
        <translation>服务器发送了 %1</translation>
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
        <translation>客户端侧 TLS 出错</translation>
    </message>
    <message>
        <source>TLS broke on the server leg</source>
        <translation>服务器侧 TLS 出错</translation>
    </message>
    <message>
        <source>Dropscope gave up on them</source>
        <translation>Dropscope 放弃了它们</translation>
    </message>
    <message>
        <source>after the last frame from the client</source>
        <translation>客户端最后一帧之后</translation>
    </message>
    <message>
        <source>after the last frame from the server</source>
        <translation>服务器最后一帧之后</translation>
    </message>
    <message>
        <source>after the last frame in either direction</source>
        <translation>任一方向最后一帧之后</translation>
    </message>
    <message>
        <source>after they had opened</source>
        <translation>打开之后</translation>
    </message>
    <message>
        <source>%1 It ends like %2, set to this value.</source>
        <translation>%1其结束方式与设为该值的 %2 相同。</translation>
    </message>
    <message>
        <source>%1 (default %2)</source>
        <translation>%1（默认 %2）</translation>
    </message>
    <message>
        <source>This suggests %1.</source>
        <translation>这提示可能是 %1。</translation>
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
</context>
<context>
    <name>ui::ChainModel</name>
    <message>
        <source>dialled again</source>
        <translation>重新拨号</translation>
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
        <translation>打开</translation>
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
        <translation>%1 丢失</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
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
        <source>&amp;New Listener…</source>
        <translation>新建监听器(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy Address</source>
        <translation>复制地址(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
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
</context>
<context>
    <name>ui::EndpointsModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>%1 live, %2 normal, %3 lost, %4 failed</source>
        <translation>%1 活动，%2 正常，%3 丢失，%4 失败</translation>
    </message>
</context>
<context>
    <name>ui::EndpointsPanel</name>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
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
这是结束的第一个事件，判定由它决定。</translation>
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
        <source>Filter: words such as lost, reset, 1001, an address or a path</source>
        <translation>筛选：输入词语，如 丢失、重置、1001、地址或路径</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Shows the rows that contain every word. Esc clears the filter.</source>
        <translation>显示包含所有词语的行。按 Esc 清除筛选。</translation>
    </message>
</context>
<context>
    <name>ui::FindingCard</name>
    <message>
        <source>%1, over</source>
        <translation>%1，已结束</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
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
        <source>suggestive</source>
        <translation>仅提示</translation>
    </message>
    <message>
        <source>probable</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>firm</source>
        <translation>确凿</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1（%2，%3）</translation>
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
</context>
<context>
    <name>ui::FindingsPage</name>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>No pattern yet</source>
        <translation>尚未发现规律</translation>
    </message>
    <message>
        <source>From the third loss on, Dropscope looks for what losses have in common: an idle timer, a maximum lifetime, a size limit, a server that restarts, pongs that slow down before the end. What it finds appears here, with the proof, the setting to change, and the sessions behind it.</source>
        <translation>从第三次丢失开始，Dropscope 会寻找各次丢失的共同点：空闲定时器、最长寿命、大小上限、重启的服务器、结束前变慢的 pong。找到的规律连同证据、要修改的设置和相关会话显示在这里。</translation>
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
        <source>Way</source>
        <translation>方向</translation>
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
        <translation>完整</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>不完整</translation>
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
        <source>%1 frames, %2</source>
        <translation>%1 帧，%2</translation>
    </message>
    <message>
        <source>The connection is ending; the verdict comes when its last leg is closed.</source>
        <translation>连接正在结束；两侧都关闭后给出判定。</translation>
    </message>
    <message>
        <source>The connection is being opened.</source>
        <translation>连接正在建立。</translation>
    </message>
    <message>
        <source>Open for %1: %2 messages received, %3 sent.</source>
        <translation>已打开 %1：收到 %2 条消息，发出 %3 条。</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>关闭中</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Opened at</source>
        <translation>打开时间</translation>
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
        <translation>建议</translation>
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
        <translation>链</translation>
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
</context>
<context>
    <name>ui::Legend</name>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ui::ListenerDialog</name>
    <message>
        <source>&amp;Secure (wss://)</source>
        <translation>加密(&amp;S)（wss://）</translation>
    </message>
    <message>
        <source>&amp;Keep the first 256 bytes of each message</source>
        <translation>保留每条消息的前 256 字节(&amp;K)</translation>
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
        <source>New Listener</source>
        <translation>新建监听器</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>任意空闲端口</translation>
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
        <source>optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>made for this run if left empty</source>
        <translation>留空则为本次运行生成</translation>
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
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Messages:</source>
        <translation>消息(&amp;M)：</translation>
    </message>
    <message>
        <source>P&amp;ing every:</source>
        <translation>ping 间隔(&amp;I)：</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>开始监听</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>“%1” is no IP address.</source>
        <translation>“%1”不是 IP 地址。</translation>
    </message>
    <message>
        <source>A certificate and its private key belong together.</source>
        <translation>证书和私钥必须成对提供。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>Other computers can connect to this address.</source>
        <translation>其他计算机可以连接到此地址。</translation>
    </message>
    <message>
        <source>The address is shown once the port is known.</source>
        <translation>端口确定后会显示地址。</translation>
    </message>
    <message>
        <source>Will listen at %1</source>
        <translation>将在 %1 上监听</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>The session log cannot be written</source>
        <translation>无法写入会话日志</translation>
    </message>
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
        <source>Sessions (%1)</source>
        <translation>会话（%1）</translation>
    </message>
    <message>
        <source>Disconnects (%1)</source>
        <translation>断开（%1）</translation>
    </message>
    <message>
        <source>Quit Dropscope</source>
        <translation>退出 Dropscope</translation>
    </message>
    <message>
        <source>Sessions still live: %1. Quitting closes them.</source>
        <translation>还有 %1 个活动会话，退出会关闭它们。</translation>
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
        <source>Save a Copy of the Log</source>
        <translation>保存日志副本</translation>
    </message>
    <message>
        <source>Dropscope logs (*.dropscope)</source>
        <translation>Dropscope 日志 (*.dropscope)</translation>
    </message>
    <message>
        <source>The log could not be saved</source>
        <translation>无法保存日志</translation>
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
        <source>Tells why a WebSocket connection ended, who ended it, and how to get it back.
Built with Qt %1.</source>
        <translation>说明 WebSocket 连接为何结束、由谁结束，以及如何恢复。
基于 Qt %1 构建。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>发现（%1）</translation>
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
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Save a &amp;Copy of the Log…</source>
        <translation>保存日志副本(&amp;C)…</translation>
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
        <source>&amp;Timeline</source>
        <translation>时间线(&amp;T)</translation>
    </message>
    <message>
        <source>F&amp;indings</source>
        <translation>发现(&amp;I)</translation>
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
        <translation>本发现</translation>
    </message>
    <message>
        <source>other ends</source>
        <translation>其他结束</translation>
    </message>
    <message>
        <source>Open sessions around the drop</source>
        <translation>断开前后打开的会话数</translation>
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
        <translation>丢失</translation>
    </message>
    <message>
        <source>got through</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Share of connections lost</source>
        <translation>丢失连接的比例</translation>
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
    <name>ui::ScopeBar</name>
    <message>
        <source>Only %1 to %2 (%3)</source>
        <translation>仅显示 %1 至 %2（%3）</translation>
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
</context>
<context>
    <name>ui::SequenceView</name>
    <message>
        <source>dial %1:%2</source>
        <translation>拨号 %1:%2</translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation>TCP 连接</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
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
        <translation>会话尚未打开。</translation>
    </message>
    <message>
        <source>The session is closing already.</source>
        <translation>会话已在关闭中。</translation>
    </message>
    <message>
        <source>Cop&amp;y Verdict</source>
        <translation>复制判定(&amp;Y)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Copy the verdict as text</source>
        <translation>以文本形式复制判定</translation>
    </message>
    <message>
        <source>Select a disconnect first.</source>
        <translation>请先选择一条断开记录。</translation>
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
        <translation>已打开</translation>
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
</context>
<context>
    <name>ui::SessionsPage</name>
    <message>
        <source>Live sessions</source>
        <translation>活动会话</translation>
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
        <translation>被筛选、时间范围或所选发现隐藏的行：%1</translation>
    </message>
</context>
<context>
    <name>ui::TcpCharts</name>
    <message>
        <source>%1 samples before</source>
        <translation>%1 个样本之前</translation>
    </message>
    <message>
        <source>last sample</source>
        <translation>最后一个样本</translation>
    </message>
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
        <translation>会话已正常道别：此时 TCP 的情况不能说明任何问题，因此不保留。</translation>
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
        <translation>按链</translation>
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
        <translation>按端点：泳道尽可能少。按链：每个丢失后又回来的客户端一条泳道。</translation>
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
        <translation>滚轮：以指针为中心缩放。Shift 加滚轮：上下滚动。拖动：移动。在标尺上拖动或按住 Shift 拖动：选择范围。方向键：在会话间移动。N 和 Shift+N：下一个和上一个丢失。+ 和 −：缩放。0：显示全部。R：把当前可见部分设为范围。Home 和 End：最早和最新。</translation>
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
        <translation>打开</translation>
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
        <translation>链：%1</translation>
    </message>
    <message>
        <source>Lanes: %1</source>
        <translation>泳道：%1</translation>
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
</context>
<context>
    <name>ui::question</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
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
</context>
</TS>
