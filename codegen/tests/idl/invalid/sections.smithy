$version: "3"
namespace example
metadata late = 1
string A
use example.other#Late
namespace twice
$version: "2"
