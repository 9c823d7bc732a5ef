$version: "2"
namespace example

resource A { resources: [B] }
resource B { resources: [C, D] }
resource C {}
resource D { resources: [B] }
resource E { resources: [E] }
