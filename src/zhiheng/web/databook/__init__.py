"""The data book of an application (绩效数据表): yearly figures, what is found in them, and the metrics experts read."""
