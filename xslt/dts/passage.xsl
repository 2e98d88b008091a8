<?xml version="1.0" encoding="UTF-8"?>
<!-- What does a unit say, or the stretch from one unit to another? A TEI document that holds nothing else: what is cited
     stands in `dts:wrapper`; the header before it says which text this is, and under which licence. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:fp="teiedition:private" xmlns:m="teiedition:mode"
    xmlns:dts="https://w3id.org/api/dts#" xmlns="http://www.tei-c.org/ns/1.0" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- A node to that part of it which lies in a stretch. -->
  <xsl:mode name="m:cut" on-no-match="fail"/>

  <!-- The document of a stretch from one unit to another, which may be the same. A unit that is an empty element, such as
       `pb`, goes on to the next unit of its tree. -->
  <xsl:function name="f:passage" as="document-node()">
    <xsl:param name="units" as="map(*)*"/>
    <xsl:param name="start" as="map(*)"/>
    <xsl:param name="end" as="map(*)"/>
    <xsl:variable name="first" as="node()" select="$start?node"/>
    <xsl:variable name="last" as="node()" select="$end?node"/>
    <xsl:variable name="after" as="node()?" select="if ($last/node()) then ($last/ancestor-or-self::*/following-sibling::node()[1])[1] else $units[?node >> $last][1]?node"/>
    <xsl:variable name="text" as="element()" select="$first/ancestor::text[not(ancestor::text)]"/>
    <xsl:variable name="part" as="element()?" select="$text/(front | body | back)[. intersect $first/ancestor::* intersect (if ($last/node()) then $last else $after)/ancestor::*]"/>
    <xsl:variable name="content" as="element()">
      <dts:wrapper>
        <xsl:choose>
          <xsl:when test="$first is $last and $first/node()"><xsl:copy-of select="$first" copy-namespaces="no"/></xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="($part, $text)[1]/node()" mode="m:cut">
              <xsl:with-param name="first" select="$first" tunnel="yes"/>
              <xsl:with-param name="after" select="$after" tunnel="yes"/>
              <xsl:with-param name="open" select="($first | $after)/ancestor::*" tunnel="yes"/>
            </xsl:apply-templates>
          </xsl:otherwise>
        </xsl:choose>
      </dts:wrapper>
    </xsl:variable>
    <xsl:document>
      <TEI>
        <xsl:copy-of select="root($first)/*/@xml:lang"/>
        <teiHeader><xsl:copy-of select="root($first)/*/teiHeader/fileDesc" copy-namespaces="no"/></teiHeader>
        <text>
          <xsl:choose>
            <xsl:when test="$part"><xsl:element name="{local-name($part)}"><xsl:sequence select="$content"/></xsl:element></xsl:when>
            <xsl:otherwise><xsl:sequence select="$content"/></xsl:otherwise>
          </xsl:choose>
        </text>
      </TEI>
    </xsl:document>
  </xsl:function>

  <xsl:template match="node()" mode="m:cut">
    <xsl:param name="first" as="node()" tunnel="yes"/>
    <xsl:param name="after" as="node()?" tunnel="yes"/>
    <xsl:param name="open" as="element()*" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test=". is $after or . >> $after"/>
      <xsl:when test=". intersect $open"><xsl:copy copy-namespaces="no"><xsl:copy-of select="@*"/><xsl:apply-templates mode="m:cut"/></xsl:copy></xsl:when>
      <xsl:when test=". &lt;&lt; $first"/>
      <xsl:otherwise><xsl:copy-of select="." copy-namespaces="no"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
