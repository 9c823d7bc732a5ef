$version: "2"
namespace example

apply Missing @deprecated
apply City$missing @deprecated
apply City @documentation("two")
apply String @deprecated
apply Other$missing @deprecated

/// one
structure City {}

@mixin structure Mixin {}
structure Other with [Mixin] {}
