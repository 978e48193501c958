// The page that opens a client's own copy of a record.
export {};
