namespace example

enum Modern { A }

structure Mixed with [Modern] {
    @default(1)
    a: Integer = 1
    $b
}

operation Inline {
    input := {}
}
