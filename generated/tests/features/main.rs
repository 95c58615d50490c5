//! What the features `http`, `serde` and `vectors` add, and what is described and said whatever the features.

mod description;
mod generic;
mod http_types;
mod moments;
mod serialized;
mod tables;
mod vectors;
mod violations;
