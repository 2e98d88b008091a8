<?xml version="1.0" encoding="UTF-8"?>
<!-- How does a stylesheet stop? The names of the errors, each with the sentence that goes with it. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="teiedition:error"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:variable name="e:unknown-element" as="xs:QName" select="xs:QName('e:unknown-element')"/>
  <xsl:variable name="e:no-text" as="xs:QName" select="xs:QName('e:no-text')"/>

</xsl:stylesheet>
