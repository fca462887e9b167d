"""The steps of 从表格导入."""
