"""What the scores can support (统计参考): computed once of a frozen result, for few readers, never official."""
