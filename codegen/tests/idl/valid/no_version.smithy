namespace example

// A file without a version has version 1.0.
structure Counted {
    count: Integer,
    boxed: BoxedInteger,
}

@box
integer BoxedInteger

set Unique {
    member: String,
}

operation Count {
    "input": Counted,
    output: Counted,
}
