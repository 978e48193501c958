// The types of tus-js-client name this class of Node's, also for browsers, where there is none.
declare type Buffer = never;
