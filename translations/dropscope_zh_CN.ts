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
        <source>a listener has no server side; use client:ACTION</source>
        <translation>：监听器没有服务器侧，请使用 client:动作</translation>
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
        <source>only a relay delays what passes</source>
        <translation>：只有中继才能延迟经过的数据</translation>
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
        <translation>连接已断开。您发送的内容会等待同一链上的下一个连接。</translation>
    </message>
    <message>
        <source>The session has ended; nothing can be sent.</source>
        <translation>会话已结束，无法再发送。</translation>
    </message>
    <message>
        <source>Received messages are not listed: the endpoint does not keep the first bytes of messages (Endpoint, Edit, Watching).</source>
        <translation>收到的消息不会列出：该端点未保留消息的开头字节（端点 &gt; 编辑 &gt; 观察）。</translation>
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
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
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
        <source>Copy &amp;Address</source>
        <translation>复制地址(&amp;A)</translation>
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
        <translation>丢失后重新连接(&amp;F)</translation>
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
        <source>Authorization: Bearer …</source>
        <translation>Authorization: Bearer …</translation>
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
        <translation>打开时发送，每行一条(&amp;O)：</translation>
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
        <translation>故意破坏</translation>
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
        <translation>每个会话都会这样被破坏，用来检验另一端如何应对。每行一个故障：侧:动作@时机，例如 client:rst@5s 或 client:close=1011@10msgs。</translation>
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
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>What to do when a session has ended. A command is run without a shell and gets the event as JSON on its standard input.</source>
        <translation>会话结束后要做什么。命令不经过 shell 运行，并从标准输入得到 JSON 格式的事件。</translation>
    </message>
    <message>
        <source>Query items and cookies by which a client that comes back is known:</source>
        <translation>用来识别返回的客户端的查询项和 Cookie：</translation>
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
    <message>
        <source>New endpoint</source>
        <translation>新建端点</translation>
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
    <name>ui::FaultDialog</name>
    <message>
        <source>Break on Purpose</source>
        <translation>故意破坏</translation>
    </message>
    <message>
        <source>SIDE:ACTION@WHEN. Sides: client, server. Actions: rst, fin, close=CODE, freeze, drop-pongs, latency=200ms±50ms, rate=10KB/s. When: 5s, 10KB, 20msgs, next-message; without it, at once.</source>
        <translation>写成 侧:动作@时机。侧：client、server。动作：rst、fin、close=关闭码、freeze、drop-pongs、latency=200ms±50ms、rate=10KB/s。时机：5s、10KB、20msgs、next-message；不写则立即执行。</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>破坏</translation>
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
        <translation>只能破坏经过中继或监听器的会话。</translation>
    </message>
    <message>
        <source>The session is not open yet.</source>
        <translation>会话尚未打开。</translation>
    </message>
    <message>
        <source>&amp;Break on Purpose</source>
        <translation>故意破坏(&amp;B)</translation>
    </message>
    <message>
        <source>Try how the other end copes</source>
        <translation>检验另一端如何应对</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>其他(&amp;O)…</translation>
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
</context>
<context>
    <name>ui::ListenSide</name>
    <message>
        <source>&amp;Secure (wss://)</source>
        <translation>加密(&amp;S)（wss://）</translation>
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
        <source>&amp;Open Log…</source>
        <translation>打开日志(&amp;O)…</translation>
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
        <source>Open Log</source>
        <translation>打开日志</translation>
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
        <source>Pages</source>
        <translation>页面</translation>
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
        <translation>%1 丢失</translation>
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
        <translation>客户端在丢失后重新连接(&amp;F)</translation>
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
        <source>Keep logs &amp;for:</source>
        <translation>日志保留时间(&amp;F)：</translation>
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
        <source>At &amp;most, all together:</source>
        <translation>全部日志最多占用(&amp;M)：</translation>
    </message>
    <message>
        <source>Older logs are removed when Dropscope starts. Copies that you saved elsewhere are never touched.</source>
        <translation>Dropscope 启动时会移除更旧的日志。您另存到别处的副本不受影响。</translation>
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
        <translation>服务器有应答，并在 %1 打开了 WebSocket。</translation>
    </message>
    <message>
        <source>The server is there but opens no WebSocket at %1. If your page uses another path, paste the address of its WebSocket; if it needs a log-in, go on: the relay passes your browser&apos;s cookies.</source>
        <translation>服务器可以访问，但没有在 %1 打开 WebSocket。如果网页使用其他路径，请粘贴其 WebSocket 的地址；如果需要登录，请继续：中继会传递浏览器的 Cookie。</translation>
    </message>
    <message>
        <source>The server checks the Origin. The relay sends %1, as the server expects.</source>
        <translation>服务器会检查 Origin。中继会按服务器的期望发送 %1。</translation>
    </message>
    <message>
        <source>The server accepts any Origin.</source>
        <translation>服务器接受任意 Origin。</translation>
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
        <translation>拨出连接的是它的客户端，而不是 Dropscope。这里会留意它的返回并与之关联。</translation>
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
        <source>Try No&amp;w</source>
        <translation>立即尝试(&amp;W)</translation>
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
        <translation>为 %1 个会话重新拨号</translation>
    </message>
    <message>
        <source>Dial again at once</source>
        <translation>马上重新拨号</translation>
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
        <source>&amp;Address your page uses:</source>
        <translation>网页使用的地址(&amp;A)：</translation>
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
        <source>Or change the address in the page: %1 becomes</source>
        <translation>或者修改网页中的地址：%1 改为</translation>
    </message>
    <message>
        <source>A page whose script has an absolute wss:// address goes around the relay, even when the page itself came through it. You notice it so: the page works, and nothing appears here. In the browser&apos;s developer tools, under Network, WS, the address of the connection must begin with %1. If it does not, change it in the page.</source>
        <translation>如果网页脚本中写的是绝对的 wss:// 地址，即使网页本身经由中继加载，连接也会绕过中继。识别方法：网页工作正常，这里却什么都没有出现。在浏览器开发者工具的“网络 &gt; WS”中，连接地址必须以 %1 开头；如果不是，请在网页中修改。</translation>
    </message>
    <message>
        <source>The first session is here: %1, from %2.</source>
        <translation>第一个会话已到达：%1，来自 %2。</translation>
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
    <message>
        <source>C&amp;onsole…</source>
        <translation>控制台(&amp;O)…</translation>
    </message>
    <message>
        <source>Talk to the peer: send, and see what comes back</source>
        <translation>与对端对话：发送消息并查看回应</translation>
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
        <translation>地址、请求头和打开时发送的消息中 {名称} 的值。捕获规则会根据服务器发来的内容填入；在这里改动的值由下一个连接使用。</translation>
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
        <translation>充当客户端：发送消息，并在丢失后恢复连接。</translation>
    </message>
    <message>
        <source>&amp;Open a saved log</source>
        <translation>打开已保存的日志(&amp;O)</translation>
    </message>
    <message>
        <source>Read what was recorded before, here or elsewhere.</source>
        <translation>阅读以前在这里或别处记录的内容。</translation>
    </message>
    <message>
        <source>Watch the live &amp;demo</source>
        <translation>观看实时演示(&amp;D)</translation>
    </message>
    <message>
        <source>A small lab on this computer loses connections in every way there is.</source>
        <translation>本机上的一个小型实验室会以各种方式丢失连接。</translation>
    </message>
    <message>
        <source>Why did this connection end?</source>
        <translation>这个连接为什么断开？</translation>
    </message>
    <message>
        <source>Dropscope watches WebSocket connections and tells why each one ended, who ended it, and how to get it back. How would you like to begin?</source>
        <translation>Dropscope 观察 WebSocket 连接，告诉您每个连接为什么结束、由谁结束、怎样恢复。您想从哪里开始？</translation>
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
        <source>No valid JSON: see character %1.</source>
        <translation>不是有效的 JSON：请看第 %1 个字符附近。</translation>
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
        <translation>该日志结束时没有打开的会话</translation>
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
        <source>Clear the filter; close a dialog</source>
        <translation>清除筛选；关闭对话框</translation>
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
        <translation>不发 Close 帧直接结束 TCP (FIN)</translation>
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
        <source>Send &amp;alive text:</source>
        <translation>定时发送保活文本(&amp;A)：</translation>
    </message>
    <message>
        <source>The alive text is empty.</source>
        <translation>保活文本为空。</translation>
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
        <translation>丢失后(&amp;L)：</translation>
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
        <translation>恢复标识(&amp;R)：</translation>
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
