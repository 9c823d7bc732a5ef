$version: "2"
namespace example

@documentation("""
    never closed
string A
structure B { a: Missing }
