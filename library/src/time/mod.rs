//! Time: datetime, time, calendar, zoneinfo.

mod clock;

use crate::entry::{Entry, python, rust};

pub(crate) const MODULES: &[Entry] = &[
    python!("_datetime_date", "_datetime_date.py"),
    python!("_datetime_datetime", "_datetime_datetime.py"),
    python!("_datetime_delta", "_datetime_delta.py"),
    python!("_datetime_iso", "_datetime_iso.py"),
    python!("_datetime_time", "_datetime_time.py"),
    python!("_datetime_zone", "_datetime_zone.py"),
    python!("_strptime", "_strptime.py"),
    rust!("_time", clock::module),
    python!("_time_format", "_time_format.py"),
    python!("_zone_file", "_zone_file.py"),
    python!("calendar", "calendar.py"),
    python!("datetime", "datetime.py"),
    python!("time", "time.py"),
    python!("zoneinfo", "zoneinfo.py"),
];
