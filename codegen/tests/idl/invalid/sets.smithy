$version: "2"
namespace example
set A { member: String }
