//! Fields that take what is given, and what should be found of it on the wire.

use cloud_backup_api::aliyun::dbs;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A text that may be left out.
pub(super) fn text<T: From<String>>(
    field: &mut Option<T>,
    given: &mut impl Iterator<Item = Option<String>>,
) -> Option<String> {
    let given = given.next().expect("there are enough");
    *field = given.clone().map(T::from);
    given
}

/// A text that is always there.
pub(super) fn always<T: From<String>>(
    field: &mut T,
    given: &mut impl Iterator<Item = String>,
) -> Option<String> {
    let given = given.next().expect("there are enough");
    *field = given.clone().into();
    Some(given)
}

/// A number that may be left out.
pub(super) fn number<T: Copy + ToString>(
    field: &mut Option<T>,
    given: &mut impl Iterator<Item = Option<T>>,
) -> Option<String> {
    *field = given.next().expect("there are enough");
    field.map(|number| number.to_string())
}

/// `true` or `false`, or nothing.
pub(super) fn flag(field: &mut Option<bool>, given: &mut Option<bool>) -> Option<String> {
    *field = *given;
    field.map(|flag| if flag { "true" } else { "false" }.to_owned())
}

/// A list in one text.
pub(super) fn joined<T: From<String>>(
    field: &mut Option<Vec<T>>,
    given: &mut Option<Vec<String>>,
) -> Option<String> {
    let items = given.clone();
    *field = items.map(|items| items.into_iter().map(T::from).collect());
    given.as_ref().map(|items| items.join(","))
}

/// Objects as JSON in a text.
pub(super) fn json(
    field: &mut Option<Vec<dbs::BackupObject>>,
    given: &mut Option<Vec<Object>>,
) -> Option<String> {
    let objects = given.as_ref()?;
    *field = Some(objects.iter().map(Object::made).collect());
    let written = objects.iter().map(Object::written).collect::<Value>();
    Some(written.to_string())
}

/// JSON in this reader's order and spelling.
pub(super) fn canonical(text: &str) -> String {
    let value = serde_json::from_str::<Value>(text).expect("JSON");
    value.to_string()
}

/// Every member of an object that is backed up, each of its lists of tables by name.
#[derive(Clone, Debug)]
pub(super) struct Object {
    database: Option<String>,
    schema: Option<String>,
    includes: Option<Vec<Option<String>>>,
    excludes: Option<Vec<Option<String>>>,
}

/// Any such object.
pub(super) fn object() -> impl Strategy<Value = Object> {
    let tables = || of(vec(of(any::<String>()), 0..3));
    let members = (of(any::<String>()), of(any::<String>()), tables(), tables());
    members.prop_map(|(database, schema, includes, excludes)| Object {
        database,
        schema,
        includes,
        excludes,
    })
}

impl Object {
    fn made(&self) -> dbs::BackupObject {
        let tables = |names: &Vec<Option<String>>| {
            let names = names.iter().cloned();
            let tables = names.map(|name| {
                let mut table = dbs::BackupTable::new();
                table.table_name = name;
                table
            });
            tables.collect::<Vec<_>>()
        };
        let mut object = dbs::BackupObject::new();
        object.db_name = self.database.clone();
        object.schema_name = self.schema.clone();
        object.table_includes = self.includes.as_ref().map(tables);
        object.table_excludes = self.excludes.as_ref().map(tables);
        object
    }

    fn written(&self) -> Value {
        let name = |key: &str, name: &Option<String>| {
            let mut object = json!({});
            if let Some(name) = name {
                object[key] = json!(name);
            }
            object
        };
        let mut object = name("DBName", &self.database);
        if let Some(schema) = &self.schema {
            object["SchemaName"] = json!(schema);
        }
        for (key, tables) in [("TableIncludes", &self.includes), ("TableExcludes", &self.excludes)]
        {
            if let Some(tables) = tables {
                let tables = tables.iter().map(|table| name("TableName", table));
                object[key] = tables.collect();
            }
        }
        object
    }
}
