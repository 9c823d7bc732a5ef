$version: "2"
namespace example

use other#Name
use other.more#Name
use Relative
use other#Name$member

string Name

@tags([Undefined, UNDEFINED$a, String])
string A
