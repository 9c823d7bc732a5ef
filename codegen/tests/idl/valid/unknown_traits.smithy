$version: "2"
namespace example

use com.unknown#color
use aws.api#service

@color("red")
@service(sdkId: "Known To Those Who Use It")
string A

@color("blue")
string B
