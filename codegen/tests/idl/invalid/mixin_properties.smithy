$version: "2"

namespace example

@mixin
operation Taking { input: Input }

structure Input {}

@mixin
resource Placed { identifiers: { id: String } }
