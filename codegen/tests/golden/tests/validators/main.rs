//! The emitted validators beside the rules that they were emitted from, on random requests.

mod agreement;
mod exports;
mod knowledge;
mod operations;
mod owed;
mod python;
mod understood;
