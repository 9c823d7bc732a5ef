//! The time that a call takes, on an answer that is there at once.

use criterion::{Criterion, criterion_group, criterion_main};
use smithereens_bench_calls::{Client, OPERATIONS, call};

fn calls(criterion: &mut Criterion) {
    for operation in OPERATIONS {
        let mut group = criterion.benchmark_group(operation);
        for client in Client::ALL {
            if let Some(call) = call(operation, client) {
                group.bench_function(client.to_string(), |bencher| bencher.iter(&call));
            }
        }
        group.finish();
    }
}

criterion_group!(benches, calls);
criterion_main!(benches);
