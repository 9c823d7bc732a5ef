$version: "2"
namespace example

service Shop {
    operations: [Buy]
    rename: { "example.more#Thing": "MoreThing" }
}

operation Buy { input: Thing, output: Output }
structure Thing {}
structure Output { thing: example.more#Thing, text: example.more#Text, again: Text }
string Text
