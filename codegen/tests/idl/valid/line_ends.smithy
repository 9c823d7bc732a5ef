$version: "2"
namespace example
/// Two
/// lines.
@deprecated(message: "a
b")
string A
