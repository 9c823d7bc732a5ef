$version: "2"
namespace example

@mixin structure A with [B] {}
@mixin structure B with [C] {}
@mixin structure C with [A] { c: String }
@mixin structure Own with [Own] {}

structure NoMixin {}
structure D with [NoMixin, Missing, Text] {}
@mixin string Text

@mixin structure E1 { a: String }
@mixin structure E2 { a: Integer }
structure E with [E1, E2] { a: Blob }

structure Target { mixin: E1 }
operation Input { input: E1 }

list NoMember with [List] {}
@mixin list List { member: String }
list Empty {}
map Half { key: String }

structure Elided { $a }
structure ElidedFor for City { $cityId, $size, $missing }
structure ForNothing for Missing { a: String }
structure ForText for Text {}
resource City { identifiers: { cityId: String }, properties: { size: Integer } }

@mixin structure F { cityId: Integer }
structure Conflict for City with [F] { $cityId }
