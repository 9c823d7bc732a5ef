$version: "2.0"

namespace example

list Self {
    member: Self
}

list A {
    member: B
}

map B {
    key: String
    value: A
}

// A structure or union is between, so these are as large as their values are.
list Trees {
    member: Tree
}

structure Tree {
    children: Trees
    byName: TreesByName
}

map TreesByName {
    key: String
    value: Trees
}
