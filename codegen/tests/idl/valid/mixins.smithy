$version: "2"
namespace example

@trait integer foo
@trait structure one {}
@trait structure two {}

/// A
@foo(1)
@one
@mixin
structure A {
    /// a of A
    a: String
}

/// B
@foo(2)
@two
@private
@mixin(localTraits: [private])
structure B {
    b: String
    @required
    shared: String
}

@mixin
structure C with [A, B] { c: String }

/// D
structure D with [C] {
    d: String
    /// shared of D
    shared: String
    @length(min: 1)
    $a
}

apply D$b @documentation("applied to b of D")

@mixin list Strings { member: String }
list Aliases with [Strings] {}

@mixin map StringMap { key: String, value: String }
map Labels with [StringMap] {
    @length(max: 5)
    $value
}

@mixin @pattern("[a-z]*") string Lower
@length(max: 8)
string UserName with [Lower]

@mixin union Detail { code: String }
union ErrorDetail with [Detail] { retryable: Boolean }

@mixin enum Base {
    ONE = "1"
}
enum More with [Base] {
    TWO = "2", // A comma and a comment can precede the line break.
}

@mixin
operation Failing { errors: [Busy] }
operation Ping with [Failing] { errors: [Gone] }

@error("server") structure Busy {}
@error("client") structure Gone {}

operation First {}
operation Second {}

@mixin
service Old { version: "1", operations: [First] }
service New with [Old] { version: "2", operations: [Second], errors: [Busy] }
