//! The share of AWS's public items that generated clients have does not fall.

use smithereens_checks_aws_sdk::surface::{Omissions, Packages, SERVICES};
use std::path::Path;

/// What the comparison said when it was last run: for each service the shares of all items, and of those that its model
/// describes, in hundredths of a per cent.
const RECORDED: &str = include_str!("../shares.txt");

#[test]
fn no_public_item_of_aws_gets_lost() {
    let Some(models) = std::env::var_os("SMITHY_MODELS").filter(|folder| !folder.is_empty()) else {
        println!("skipped: SMITHY_MODELS names no folder with models");
        return;
    };
    let packages = match Packages::official() {
        Ok(packages) => packages,
        Err(error) => {
            println!("skipped: AWS's crates are not there. {error}");
            return;
        }
    };
    let omissions = Omissions::read().expect("the list of omissions can be read");
    for service in SERVICES {
        let recorded =
            RECORDED.lines().filter_map(|line| line.split_once(' ')).find(|(name, _)| *name == service.model);
        let (_, recorded) = recorded.unwrap_or_else(|| panic!("shares.txt lacks {}", service.model));
        let recorded: Vec<usize> =
            recorded.split(' ').map(|share| share.parse().expect("a share is a number")).collect();
        let comparison = service.compare(Path::new(&models), &packages, &omissions).expect("both clients can be read");
        assert_eq!(recorded.len(), 2, "shares.txt has two shares of {}", service.model);
        for (share, recorded) in [comparison.share(), comparison.share_of_described()].into_iter().zip(recorded) {
            assert!(share >= recorded, "{}: {share} is less than {recorded}", service.model);
        }
        assert_eq!(comparison.stale, [""; 0], "{}: omitted.txt lists what is there", service.model);
    }
}
