$version: "2.1"

namespace example

// Members, traits and elided members can start in the first column.
structure Shelf for Place {
@required
$id
/// How many.
@range(min: 1)
list: Integer = 1
service: String
}

// `for` gives targets to elided members of unions too.
union Position for Place {
$id
nowhere: Unit
}

resource Place {
identifiers: { id: String }
}

@mixin
operation Failing {
errors: [Broken]
}

operation Move with [Failing] {}

@mixin
@tags(["a"])
resource Tagged {}

resource Room with [Tagged] {
identifiers: { id: String }
}

@error("client")
structure Broken {}
