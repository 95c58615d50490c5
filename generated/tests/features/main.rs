//! What the features `http` and `serde` add, and what is described and said whatever the features.

mod description;
mod http_types;
mod moments;
mod serialized;
mod violations;
