<?xml version="1.0" encoding="UTF-8"?>
<!-- What counts as a mention, and in which table? One answer for all data exports, so that their numbers agree. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Every mention that the reading text has, in document order; a quotation over several paragraphs is one, that of its first part. -->
  <xsl:variable name="f:mentions" as="element()*"
      select="$texts//*[$mentions(local-name())][not(f:is-quotation(.) and @prev)][exists(f:span(.))][f:reading(.) ne '']"/>

  <!-- The same by table. -->
  <xsl:variable name="f:mentions-by-table" as="map(xs:string, element()*)">
    <xsl:map><xsl:for-each-group select="$f:mentions" group-by="f:table(.)"><xsl:map-entry key="current-grouping-key()" select="current-group()"/></xsl:for-each-group></xsl:map>
  </xsl:variable>

  <!-- The entries of the lists. -->
  <xsl:variable name="f:entries" as="element()*" select="//standOff//(person | place | org | listBibl/bibl)[@xml:id]"/>

  <!-- The names of an entry, by its identifier. -->
  <xsl:variable name="f:named" as="map(xs:string, element()*)">
    <xsl:map>
      <xsl:for-each-group select="$f:mentions[@ref]" group-by="f:entity(.)/@xml:id/string()"><xsl:map-entry key="current-grouping-key()" select="current-group()"/></xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- The table of an element, or of the mentions of an entry. -->
  <xsl:function name="f:table" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="register" as="xs:string" select="f:register($element)"/>
    <xsl:sequence select="
        if ($register eq 'titles') then 'works' else if ($register ne '') then $register
        else if ($element/self::date) then 'dates'
        else if ($element/self::quote or $element/self::said or $element/self::q) then 'quotations'
        else if ($element/self::soCalled or $element/self::mentioned) then 'words' else 'names'"/>
  </xsl:function>

  <xsl:function name="f:is-quotation" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/self::quote | $element/self::said | $element/self::q)"/>
  </xsl:function>

  <!-- A quotation and the parts that go on with it. -->
  <xsl:function name="f:parts" as="element()+">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="next" as="element()?" select="$element/@next/f:target(.)[. >> $element]"/>
    <xsl:sequence select="$element, $next ! f:parts(.)"/>
  </xsl:function>

  <!-- Whose words a quotation has, and from which work: as the encoding points to them. -->
  <xsl:function name="f:sources" as="element()*">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="entries" as="element()*" select="$quotation/(@who, @source) ! tokenize(.)[starts-with(., '#')] ! key('id', substring(., 2), root($quotation))"/>
    <xsl:sequence select="$entries[self::person or self::org or self::bibl]"/>
  </xsl:function>

</xsl:stylesheet>
