$version: "1.0"

namespace example

@mixin
structure Mixin {}

structure Mixed with [Mixin] {}

operation Inline { input := {} }

resource Place { properties: { name: String } }

structure Defaults {
    @default(1)
    count: Integer
}

enum Kind { A }
