"""爱心捐赠: what people gave, and where each piece of it went."""
