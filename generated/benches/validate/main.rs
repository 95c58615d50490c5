//! How long it takes to validate a request, beside two validators that derive from attributes.
//!
//! All three hold the same values, and each has the rules that it can say. Making a report and
//! dropping it counts in full.

mod by_garde;
mod by_validator;
mod requests;

use divan::{AllocProfiler, Bencher, black_box};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::Divan::default().sample_count(200).sample_size(1000).config_with_args().main();
}

/// Every rule of the page.
fn ours<T: cloud_backup_api::Operation>(bencher: Bencher<'_, '_>, request: &T, violations: usize) {
    let report = request.validate();
    assert_eq!(report.violations().len(), violations, "{report}");
    bencher.bench_local(|| _ = black_box(&black_box(request).validate()));
}

fn garde<T: garde::Validate<Context = ()>>(
    bencher: Bencher<'_, '_>,
    request: &T,
    violations: usize,
) {
    let report = request.validate().err();
    let count = report.map_or(0, |report| report.iter().count());
    assert_eq!(count, violations);
    bencher.bench_local(|| _ = black_box(&black_box(request).validate()));
}

fn validator<T: validator::Validate>(bencher: Bencher<'_, '_>, request: &T, violations: usize) {
    let report = request.validate().err();
    let count =
        report.map_or(0, |report| report.field_errors().values().map(|errors| errors.len()).sum());
    assert_eq!(count, violations);
    bencher.bench_local(|| _ = black_box(&black_box(request).validate()));
}

mod dbs_valid {
    use super::{Bencher, by_garde, by_validator, requests};

    #[divan::bench]
    fn cloud_backup_api(bencher: Bencher<'_, '_>) {
        super::ours(bencher, &requests::dbs_valid(), 0);
    }

    #[divan::bench]
    fn garde(bencher: Bencher<'_, '_>) {
        super::garde(bencher, &by_garde::Dbs::from(requests::dbs_valid()), 0);
    }

    #[divan::bench]
    fn garde_without_conditions(bencher: Bencher<'_, '_>) {
        super::garde(bencher, &by_garde::DbsWithoutConditions::from(requests::dbs_valid()), 0);
    }

    #[divan::bench]
    fn validator(bencher: Bencher<'_, '_>) {
        super::validator(bencher, &by_validator::Dbs::from(requests::dbs_valid()), 0);
    }
}

mod dbs_with_violations {
    use super::{Bencher, by_garde, by_validator, requests};

    #[divan::bench]
    fn cloud_backup_api(bencher: Bencher<'_, '_>) {
        super::ours(bencher, &requests::dbs_with_violations(), 5);
    }

    #[divan::bench]
    fn garde(bencher: Bencher<'_, '_>) {
        super::garde(bencher, &by_garde::Dbs::from(requests::dbs_with_violations()), 5);
    }

    #[divan::bench]
    fn garde_without_conditions(bencher: Bencher<'_, '_>) {
        let request = by_garde::DbsWithoutConditions::from(requests::dbs_with_violations());
        super::garde(bencher, &request, 3);
    }

    #[divan::bench]
    fn validator(bencher: Bencher<'_, '_>) {
        super::validator(bencher, &by_validator::Dbs::from(requests::dbs_with_violations()), 3);
    }
}

mod huawei_valid {
    use super::{Bencher, by_garde, by_validator, requests};

    #[divan::bench]
    fn cloud_backup_api(bencher: Bencher<'_, '_>) {
        super::ours(bencher, &requests::huawei_valid(), 0);
    }

    #[divan::bench]
    fn garde(bencher: Bencher<'_, '_>) {
        super::garde(bencher, &by_garde::Huawei::from(requests::huawei_valid()), 0);
    }

    #[divan::bench]
    fn validator(bencher: Bencher<'_, '_>) {
        super::validator(bencher, &by_validator::Huawei::from(requests::huawei_valid()), 0);
    }
}

mod huawei_with_violations {
    use super::{Bencher, by_garde, by_validator, requests};

    #[divan::bench]
    fn cloud_backup_api(bencher: Bencher<'_, '_>) {
        super::ours(bencher, &requests::huawei_with_violations(), 3);
    }

    #[divan::bench]
    fn garde(bencher: Bencher<'_, '_>) {
        super::garde(bencher, &by_garde::Huawei::from(requests::huawei_with_violations()), 3);
    }

    #[divan::bench]
    fn validator(bencher: Bencher<'_, '_>) {
        let request = by_validator::Huawei::from(requests::huawei_with_violations());
        super::validator(bencher, &request, 3);
    }
}
