//! What the features `http`, `serde` and `vectors` add, and what is described and said whatever the features.

mod description;
mod explain;
mod follow_up;
mod generic;
mod http_types;
mod moments;
mod owed;
mod serialized;
mod tables;
mod vectors;
mod violations;
