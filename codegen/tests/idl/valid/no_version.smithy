namespace example

enum Modern { A }
