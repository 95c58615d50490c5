//! The accept cases together become exactly the modules and vectors of the crate `golden`, and a validator in another
//! language judges the vectors alike.
//!
//! `BLESS=1 cargo test --package apispec-codegen --test golden` writes them; then the diff is read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use apispec_codegen::disk::Difference;
use apispec_codegen::{
    File, Runtime, RuntimePath, Source, Tests, disk, model, modules, rules, vectors,
};

#[test]
fn accept_cases_become_what_is_written_down() {
    let model = match model(&sources()) {
        Ok(model) => model,
        Err(report) => panic!("{report}"),
    };
    let path = RuntimePath::default();
    let runtime = Runtime::Tested(&path);
    let mut files = modules(&model, "src/providers", runtime);
    files.extend(vectors(&model, &Tests::within("src/"), runtime));
    let crate_folder = tests().join("golden");
    let owned = ["src/providers/", "src/vectors/"].into_iter();
    let differences = disk::differences(&crate_folder, &files, owned).expect("it can be read");
    if std::env::var_os("BLESS").is_some() {
        disk::apply(&crate_folder, &differences).expect("it can be written");
        return;
    }
    let shown = differences.iter().map(shown).collect::<Vec<_>>();
    assert!(shown.is_empty(), "not as it is written down: {shown:#?}");
}

/// Every list, map, object and pattern of the language, and all that the project's own specs say.
#[test]
fn rules_fit_their_schema_and_a_validator_in_python_judges_all_vectors_by_them() {
    let generated = tests().join("../../generated");
    let schema = read(&generated.join("rules/schema.json"));
    let schema = serde_json::from_str(&schema).expect("it is JSON");
    let schema = jsonschema::draft202012::new(&schema).expect("it is a schema");
    let model = model(&sources()).unwrap_or_else(|report| panic!("{report}"));
    let folder = tempfile::TempDir::new().expect("a folder");
    for view in model.operations() {
        let text = rules::document(view, "made for a test").text();
        let document = serde_json::from_str(&text).expect("it is JSON");
        if let Err(error) = schema.validate(&document) {
            panic!("{}: {error} at {}", view.operation.wire, error.instance_path());
        }
        let [provider, service] = [&view.provider.module, &view.service.module];
        let path = format!("{provider}/{service}/{}.json", view.operation.module);
        disk::create(folder.path(), &File { path, text }).expect("it can be written");
    }
    run_vectors(folder.path(), &tests().join("golden/src/vectors"));
    run_vectors(&generated.join("rules"), &generated.join("vectors"));
}

#[test]
fn the_command_line_in_python_reports_in_both_languages_and_refuses_what_it_can_not_read() {
    let folder = tests().join("../../generated/rules");
    let requests = tempfile::TempDir::new().expect("a folder");
    let request = requests.path().join("request.json");
    let told = |text: &str, options: &[&str]| {
        std::fs::write(&request, text).expect("it can be written");
        let command = Command::new("python3")
            .args(["-B", "-m", "backup_rules", "../aliyun/rds/create_backup.json"])
            .arg(&request)
            .args(options)
            .env("PYTHONUTF8", "1")
            .current_dir(folder.join("python"))
            .output()
            .expect("python3 is installed");
        let told = [command.stdout, command.stderr].concat();
        (command.status.code(), String::from_utf8(told).expect("it is text"))
    };
    let wrong = r#"{"DBInstanceId": "rm-1", "BackupMethod": "Snapshot", "DBName": ["a"]}"#;
    let (code, english) = told(wrong, &["--fact", "engine=MySQL", "--fact", "running=true"]);
    assert_eq!(code, Some(1), "{english}");
    let sentence = "error[db_name_not_for_snapshot]: `DBName` must not be set if `BackupMethod` is `Snapshot`\n";
    assert!(english.contains(sentence), "{english}");
    assert!(english.contains("warning[single_database_fields_scope]"), "{english}");
    assert!(!english.contains("instance_running"), "{english}");
    let (_, chinese) = told(wrong, &["--language", "zh"]);
    assert!(chinese.contains("`BackupMethod` 为 `Snapshot` 时"), "{chinese}");
    assert!(chinese.contains("skipped: "), "{chinese}");
    assert_eq!(told(r#"{"DBInstanceId": "rm-1"}"#, &[]).0, Some(0));
    for (request, options, expected) in [
        (r#"{"DBInstanceId": 1}"#, [].as_slice(), "`DBInstanceId` is not of the type text"),
        ("{}", &[], "`DBInstanceId` is missing"),
        ("[]", &[], "the request is not an object"),
        ("{", &[], "error: "),
        (wrong, &["--fact", "engin=MySQL"], "`fact engin` is unknown"),
        (wrong, &["--fact", "running=yes"], "`fact running` is not of the type boolean"),
    ] {
        let (code, told) = told(request, options);
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains(expected) && !told.contains("Traceback"), "{told}");
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("it can be read")
}

fn run_vectors(rules: &Path, vectors: &Path) {
    let program = tests().join("../../generated/rules/python/run_vectors.py");
    // `-B`: what is compiled is not kept, since folders of checkouts may be read-only.
    let output = Command::new("python3").arg("-B").arg(program).args([rules, vectors]).output();
    let output = output.expect("python3 is installed");
    let [said, failed] = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
    assert!(output.status.success(), "{said}{failed}");
}

/// The file of a difference, with the first line that is another.
fn shown(difference: &Difference) -> String {
    match difference {
        Difference::Missing(file) => format!("{} is missing", file.path),
        Difference::Extra(file) => format!("{} is left over", file.path),
        Difference::Foreign(path) => format!("{path} is somebody else's"),
        Difference::Different(text, file) => {
            let mut lines = text.lines().zip(file.text.lines()).zip(1..);
            let other = lines.find(|((found, made), _)| found != made);
            format!("{}: {other:?}", file.path)
        }
    }
}

/// The base and all accept cases over it, each of which has files of its own.
fn sources() -> Vec<Source> {
    let mut folders = vec![tests().join("cases/base")];
    for feature in disk_folders(&tests().join("cases/accept")) {
        folders.extend(disk_folders(&feature));
    }
    let mut all = BTreeMap::new();
    for folder in folders {
        for source in disk::specs(&folder, "specs").expect("the specs can be read") {
            let name = source.name.clone();
            let other = all.insert(name.clone(), source);
            assert!(other.is_none(), "{name} stands in two cases");
        }
    }
    all.into_values().collect()
}

fn disk_folders(parent: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(parent).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("the entry can be read").path());
    let mut folders = paths.filter(|path| path.is_dir()).collect::<Vec<_>>();
    folders.sort();
    folders
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}
