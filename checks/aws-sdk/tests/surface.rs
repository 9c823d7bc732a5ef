//! The share of AWS's public items that generated clients have must not decrease.

use smithereens_checks_aws_sdk::surface::{Omissions, Packages, SERVICES};
use smithereens_checks_support::Resource;

/// The recorded shares of each service, in hundredths of a percent: of all items, and of the items that its model describes.
const RECORDED: &str = include_str!("../shares.txt");

#[test]
#[ignore = "needs SMITHY_MODELS, and downloads AWS's crates: see CONTRIBUTING.md"]
fn shares_of_public_items_do_not_decrease() {
    let models = Resource::SmithyModels.folder().expect("clients are generated from models");
    let packages = Packages::official().unwrap_or_else(|error| panic!("{error}"));
    let omissions = Omissions::read().expect("the list of omissions can be read");
    for service in SERVICES {
        let recorded =
            RECORDED.lines().filter_map(|line| line.split_once(' ')).find(|(name, _)| *name == service.model);
        let (_, recorded) = recorded.unwrap_or_else(|| panic!("shares.txt lacks {}", service.model));
        let recorded: Vec<usize> =
            recorded.split(' ').map(|share| share.parse().expect("a share is a number")).collect();
        let comparison = service.compare(&models, &packages, &omissions).expect("both clients can be read");
        assert_eq!(recorded.len(), 2, "shares.txt has two shares of {}", service.model);
        for (share, recorded) in [comparison.share(), comparison.share_of_described()].into_iter().zip(recorded) {
            assert!(share >= recorded, "{}: {share} is less than {recorded}", service.model);
        }
        assert_eq!(comparison.stale, [""; 0], "{}: omitted.txt lists what is there", service.model);
    }
}
