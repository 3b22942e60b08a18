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
