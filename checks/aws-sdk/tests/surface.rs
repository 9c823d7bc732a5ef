//! The share of AWS's public items that generated clients and smithereens-config have must not decrease.

use smithereens_checks_aws_sdk::surface::{CONFIG, Comparison, Omissions, Packages, SERVICES, compare_config};

/// The recorded shares of each crate, in hundredths of a percent: of all items, and of the items that its model describes.
const RECORDED: &str = include_str!("../shares.txt");

#[test]
#[ignore = "needs SMITHY_MODELS and BOTOCORE_DATA, and downloads AWS's crates: see CONTRIBUTING.md"]
fn shares_of_clients_do_not_decrease() {
    let packages = Packages::official().unwrap_or_else(|error| panic!("{error}"));
    let omissions = Omissions::read().expect("the list of omissions can be read");
    for service in SERVICES {
        let comparison = service.compare(&packages, &omissions).expect("both clients can be read");
        assert_not_less_than_recorded(service.name, &comparison);
    }
}

#[test]
#[ignore = "downloads AWS's crates"]
fn the_share_of_smithereens_config_does_not_decrease() {
    let packages = Packages::official().unwrap_or_else(|error| panic!("{error}"));
    let omissions = Omissions::read().expect("the list of omissions can be read");
    let comparison = compare_config(&packages, &omissions).expect("both crates can be read");
    assert_not_less_than_recorded(CONFIG, &comparison);
    assert_eq!(comparison.missing, [""; 0]);
}

fn assert_not_less_than_recorded(name: &str, comparison: &Comparison) {
    let recorded = RECORDED.lines().filter_map(|line| line.split_once(' ')).find(|(recorded, _)| *recorded == name);
    let (_, recorded) = recorded.unwrap_or_else(|| panic!("shares.txt lacks {name}"));
    let recorded: Vec<usize> = recorded.split(' ').map(|share| share.parse().expect("a share is a number")).collect();
    assert_eq!(recorded.len(), 2, "shares.txt has two shares of {name}");
    for (share, recorded) in [comparison.share(), comparison.share_of_described()].into_iter().zip(recorded) {
        assert!(share >= recorded, "{name}: {share} is less than {recorded}");
    }
    assert_eq!(comparison.stale, [""; 0], "{name}: omitted.txt lists what is there");
}
