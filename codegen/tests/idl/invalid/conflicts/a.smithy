$version: "2"
metadata a = 1
namespace example

structure City { name: String }
string Kind
/// one
string Text
service Shop { operations: [Buy] }
operation Buy { input: Thing, output: Output }
structure Thing {}
structure Output { thing: example.more#thing }
