// Loaded into the window before the C library: a resolver that gives no answer. When it is asked, it has the
// program end.
#include <chrono>
#include <cstdio>
#include <thread>

#include <dlfcn.h>
#include <netdb.h>

extern "C" int getaddrinfo(const char *, const char *, const addrinfo *, addrinfo **)
{
    std::fputs("asked\n", stderr);
    // Any thread may call it; before the event loop runs nothing comes of it.
    void *const quit = dlsym(RTLD_DEFAULT, "_ZN16QCoreApplication4quitEv");
    for (const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(5);
         std::chrono::steady_clock::now() < until;
         std::this_thread::sleep_for(std::chrono::milliseconds(50))) {
        if (quit)
            reinterpret_cast<void (*)()>(quit)();
    }
    return EAI_AGAIN;
}
