//! Lists that come in pages: the request for the next page.

use super::operation::Operation;

/// A request for a list that comes in pages.
///
/// Nothing is sent:
///
/// ```
/// use cloud_backup_api::{Failure, Paged};
///
/// fn each_page<O: Paged>(
///     request: O,
///     mut call: impl FnMut(&O) -> Result<O::Response, Failure<O::ErrorCode>>,
/// ) -> Result<Vec<O::Response>, Failure<O::ErrorCode>> {
///     let mut pages = Vec::new();
///     let mut next = Some(request);
///     while let Some(request) = next {
///         let page = call(&request)?;
///         next = request.next_page(&page);
///         pages.push(page);
///     }
///     Ok(pages)
/// }
/// ```
pub trait Paged: Operation + Clone {
    /// The request for the page behind that in `response`, which answers this request; none if that is the last page.
    fn next_page(&self, response: &Self::Response) -> Option<Self>;
}

/// A page with a number.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct NumberedPage {
    /// Its number.
    pub number: i64,
    /// The number of the first page.
    pub first: i64,
    /// How many items a page has.
    pub size: Option<i64>,
    /// How many items all pages have.
    pub total: Option<i64>,
    /// How many items this page has.
    pub items: usize,
}

impl NumberedPage {
    /// The number of the next page.
    pub fn next(self) -> Option<i64> {
        // Where the documents state no size, only an empty page tells that there are no more.
        let size = self.size.filter(|size| *size > 0);
        let before = size.map(|size| self.number.saturating_sub(self.first).saturating_mul(size));
        let total = self.total.filter(|_| before.is_some());
        has_more(before.unwrap_or(0), self.items, total)?;
        self.number.checked_add(1)
    }
}

/// Items behind others that were skipped.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct SkippedItems {
    /// How many were skipped.
    pub offset: i64,
    /// How many items there are.
    pub total: Option<i64>,
    /// How many items the page has.
    pub items: usize,
}

impl SkippedItems {
    /// How many items to skip next.
    pub fn next(self) -> Option<i64> {
        has_more(self.offset, self.items, self.total)
    }
}

/// How many items there are up to the end of a page, if there are more behind it.
///
/// An empty page ends the list whatever the total says: items may have been deleted meanwhile.
fn has_more(before: i64, items: usize, total: Option<i64>) -> Option<i64> {
    let items = i64::try_from(items).ok().filter(|items| *items > 0)?;
    let seen = before.saturating_add(items);
    total.is_none_or(|total| seen < total).then_some(seen)
}

/// The marker of the next page; services write an empty one on the last page.
#[doc(hidden)]
pub fn next_marker(marker: &str) -> Option<String> {
    (!marker.is_empty()).then(|| marker.to_owned())
}

/// The number of all items.
#[doc(hidden)]
pub fn total(total: Option<&impl Total>) -> Option<i64> {
    total.and_then(Total::total)
}

/// A number of items, as services write it.
#[doc(hidden)]
pub trait Total {
    /// The number.
    fn total(&self) -> Option<i64>;
}

impl Total for i32 {
    fn total(&self) -> Option<i64> {
        Some((*self).into())
    }
}

impl Total for i64 {
    fn total(&self) -> Option<i64> {
        Some(*self)
    }
}

impl Total for String {
    fn total(&self) -> Option<i64> {
        self.trim().parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberedPage, SkippedItems, next_marker, total};

    #[test]
    fn pages_end_with_the_last_item() {
        let page = |number, items| NumberedPage {
            number,
            first: 1,
            size: Some(30),
            total: Some(100),
            items,
        };
        assert_eq!(page(1, 30).next(), Some(2));
        assert_eq!(page(3, 30).next(), Some(4));
        assert_eq!(page(4, 10).next(), None);
        assert_eq!(page(2, 0).next(), None, "an empty page");
        assert_eq!(NumberedPage { total: Some(120), ..page(4, 30) }.next(), None);
        assert_eq!(NumberedPage { total: None, ..page(4, 10) }.next(), Some(5));
        assert_eq!(NumberedPage { size: None, ..page(9, 1) }.next(), Some(10));
        assert_eq!(NumberedPage { size: Some(0), ..page(9, 1) }.next(), Some(10));
        assert_eq!(NumberedPage { first: 0, ..page(3, 10) }.next(), None);
        assert_eq!(NumberedPage { total: None, ..page(i64::MAX, 1) }.next(), None);
    }

    #[test]
    fn offsets_count_the_items_that_came() {
        let page = SkippedItems { offset: 0, total: Some(150), items: 100 };
        assert_eq!(page.next(), Some(100));
        assert_eq!(SkippedItems { offset: 100, items: 50, ..page }.next(), None);
        assert_eq!(SkippedItems { total: None, ..page }.next(), Some(100));
        assert_eq!(SkippedItems { items: 0, ..page }.next(), None);
    }

    #[test]
    fn totals_and_markers_are_read_as_services_write_them() {
        assert_eq!(total(Some(&"100".to_owned())), Some(100));
        assert_eq!(total(Some(&"many".to_owned())), None);
        assert_eq!(total(Some(&7_i32)), Some(7));
        assert_eq!(next_marker(""), None);
        assert_eq!(next_marker("a"), Some("a".to_owned()));
    }
}
