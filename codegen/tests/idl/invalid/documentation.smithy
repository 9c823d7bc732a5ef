$version: "2"
/// of the namespace
namespace example

@deprecated
/// after a trait
string A

/// of an apply
apply A @sensitive

structure B {
    /// of nothing
}

/// at the end
