$version: "2"
namespace example.more

structure Thing {}
string Text
