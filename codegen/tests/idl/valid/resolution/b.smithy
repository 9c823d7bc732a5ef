$version: "2"
namespace example

string InOtherFile

// Shadows the prelude in every file of the namespace.
string Integer
