// Standard input, output and error of a program that was started without one of them.
#pragma once

namespace base {

/// To be called first of all. The number of one that is closed would be that of the next file or connection
/// that is opened, which would then get what is printed. Reading from it, or writing to it, is an error
/// afterwards, as it was before.
void occupyStandardStreams();

} // namespace base
