$version: "1.0"
$version: "2.0"

metadata"a" = 1

namespace example

string A
