//! Each file of `tests` is a test of one of the packages: cargo looks for none by itself where some are another's.

use std::fs;

use crate::source::root;

#[test]
fn each_test_is_declared() {
    let manifests = ["Cargo.toml", "tests/source/Cargo.toml"];
    let manifests =
        manifests.map(|file| fs::read_to_string(root().join(file)).expect("a manifest"));
    for entry in fs::read_dir(root().join("tests")).expect("the folder of the tests") {
        let path = entry.expect("an entry of the folder").path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let row = format!("[[test]]\nname = \"{name}\"\n");
        assert!(
            manifests.iter().any(|manifest| manifest.contains(&row)),
            "no manifest declares {}",
            path.display()
        );
    }
}
